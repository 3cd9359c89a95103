package cli

import (
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"onrecord/dataset"
)

// orderArgs moves the flags of a call before its arguments, since the library silently takes a flag after an
// argument for another argument. It also rejects unknown commands and flags, and suggests the nearest one.
func orderArgs(app *cli.App, args []string) ([]string, error) {
	if len(args) < 2 {
		return []string{app.Name, "--help"}, nil
	}
	if args[1] == "help" { // as git has it: help COMMAND is COMMAND --help
		args = append([]string{app.Name}, append(args[2:], "--help")...)
	}
	args = helpLast(args)
	cmd, rest, err := splitCommand(app, args[1:])
	if err != nil || cmd == nil {
		return append([]string{app.Name}, rest...), err
	}
	out, operands := []string{app.Name, cmd.Name}, []string{}
	for i := 0; i < len(rest); i++ {
		arg := rest[i]
		if arg == "--" {
			operands = append(operands, rest[i+1:]...)
			break
		}
		if len(arg) < 2 || arg[0] != '-' {
			operands = append(operands, arg)
			continue
		}
		flag, takesValue, err := findFlag(app, cmd, arg)
		if err != nil {
			return nil, err
		}
		out = append(out, arg)
		if takesValue && !strings.Contains(arg, "=") {
			if i++; i == len(rest) {
				return nil, usageErrorf(seeHelp(app, cmd), "--%s wants a value", flag)
			}
			out = append(out, rest[i])
		}
	}
	if len(operands) > 0 {
		out = append(append(out, "--"), operands...)
	}
	return out, nil
}

// helpLast moves --help from before the command to its end, since whoever asks for help with a command may write it
// anywhere. It asks for nothing else then, so the rest of the call may be unfinished.
func helpLast(args []string) []string {
	end := slices.Index(args, "--")
	if end < 0 {
		end = len(args)
	}
	isHelp := func(arg string) bool { return arg == "--help" || arg == "-h" }
	if !slices.ContainsFunc(args[1:end], isHelp) {
		return args
	}
	for _, arg := range args[1:end] {
		if arg[:min(len(arg), 1)] != "-" { // the command, if no flag with a value is before it
			return []string{args[0], arg, "--help"}
		}
	}
	return []string{args[0], "--help"}
}

// splitCommand removes the command from the arguments. It is nil if only help or the version is asked for.
func splitCommand(app *cli.App, args []string) (*cli.Command, []string, error) {
	for i := 0; i < len(args); i++ {
		arg := args[i]
		switch {
		case slices.Contains([]string{"--help", "-h", "--version", "-v"}, arg) && i == 0:
			return nil, []string{arg}, nil
		case len(arg) > 1 && arg[0] == '-':
			// A flag before the command, which every command has: skip its value too.
			if _, takesValue, err := findFlag(app, nil, arg); err != nil {
				return nil, nil, err
			} else if takesValue && !strings.Contains(arg, "=") {
				i++
			}
		default:
			cmd := findCommand(app, arg)
			if cmd == nil {
				return nil, nil, unknownName("command", arg, commandNames(app), app.Name+" --help")
			}
			return cmd, slices.Concat(args[:i], args[i+1:]), nil
		}
	}
	return nil, nil, usageErrorf("see: "+app.Name+" --help", "want a command: %s", strings.Join(commandNames(app), ", "))
}

// findFlag finds the flag of an argument such as --out=x, and reports whether it takes a value. A nil cmd
// stands for the place before the command.
func findFlag(app *cli.App, cmd *cli.Command, arg string) (name string, takesValue bool, err error) {
	name, _, _ = strings.Cut(strings.TrimLeft(arg, "-"), "=")
	flags := append(append(commonFlags(), dataFlag()), selectFlags()...)
	if cmd != nil {
		flags = cmd.Flags
	}
	var names []string
	for _, f := range flags {
		for _, n := range f.Names() {
			if n == name {
				_, isBool := f.(*cli.BoolFlag)
				return name, !isBool, nil
			}
			names = append(names, n)
		}
	}
	if name == "help" || name == "h" {
		return name, false, nil
	}
	return "", false, unknownName("flag", "--"+name, prefixed(names), seeHelp(app, cmd)[len("see: "):])
}

func prefixed(names []string) []string {
	out := make([]string, 0, len(names))
	for _, n := range names {
		if len(n) > 1 {
			out = append(out, "--"+n)
		}
	}
	return out
}

func seeHelp(app *cli.App, cmd *cli.Command) string {
	if cmd == nil {
		return "see: " + app.Name + " --help"
	}
	return "see: " + app.Name + " " + cmd.Name + " --help"
}

// unknownName returns the error for a name that does not exist, with the nearest one that does.
func unknownName(what, got string, names []string, help string) error {
	if near := dataset.Nearest(got, names); near != "" {
		return usageErrorf("see: "+help, "there is no %s %q; did you mean %s?", what, got, near)
	}
	return usageErrorf("see: "+help, "there is no %s %q", what, got)
}

func findCommand(app *cli.App, name string) *cli.Command {
	for _, c := range app.Commands {
		if c.HasName(name) {
			return c
		}
	}
	return nil
}

func commandNames(app *cli.App) []string {
	names := make([]string, len(app.Commands))
	for i, c := range app.Commands {
		names[i] = c.Name
	}
	return names
}
