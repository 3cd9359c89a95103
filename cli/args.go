package cli

import (
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"onrecord/dataset"
)

// order puts the flags of a call before its arguments, wherever they were written, since the library
// silently takes a flag after an argument for another argument. It also finds unknown commands and
// flags, whose nearest right name it can tell.
func order(app *cli.App, args []string) ([]string, error) {
	if len(args) < 2 {
		return []string{app.Name, "--help"}, nil
	}
	if args[1] == "help" { // as git has it: help COMMAND is COMMAND --help
		args = append([]string{app.Name}, append(args[2:], "--help")...)
	}
	name, rest, err := splitCommand(app, args[1:])
	if err != nil || name == nil {
		return append([]string{app.Name}, rest...), err
	}
	out, operands := []string{app.Name, name.Name}, []string{}
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
		flag, value, err := flagOf(app, name, arg)
		if err != nil {
			return nil, err
		}
		out = append(out, arg)
		if value && !strings.Contains(arg, "=") {
			if i++; i == len(rest) {
				return nil, wrongUse(seeHelp(app, name), "--%s wants a value", flag)
			}
			out = append(out, rest[i])
		}
	}
	if len(operands) > 0 {
		out = append(append(out, "--"), operands...)
	}
	return out, nil
}

// splitCommand takes the command out of the arguments. It is nil where only help or the version is asked for.
func splitCommand(app *cli.App, args []string) (*cli.Command, []string, error) {
	for i := 0; i < len(args); i++ {
		arg := args[i]
		switch {
		case slices.Contains([]string{"--help", "-h", "--version", "-v"}, arg) && i == 0:
			return nil, []string{arg}, nil
		case len(arg) > 1 && arg[0] == '-':
			// A flag before the command: one that every command has, whose value is passed over too.
			if _, value, err := flagOf(app, nil, arg); err != nil {
				return nil, nil, err
			} else if value && !strings.Contains(arg, "=") {
				i++
			}
		default:
			cmd := find(app, arg)
			if cmd == nil {
				return nil, nil, unknown("command", arg, commandNames(app), app.Name+" --help")
			}
			return cmd, slices.Concat(args[:i], args[i+1:]), nil
		}
	}
	return nil, nil, wrongUse("see: "+app.Name+" --help", "want a command: %s", strings.Join(commandNames(app), ", "))
}

// flagOf finds a flag by how it was written, and tells whether it takes a value.
func flagOf(app *cli.App, cmd *cli.Command, arg string) (name string, value bool, err error) {
	name, _, _ = strings.Cut(strings.TrimLeft(arg, "-"), "=")
	flags := append(append(commonFlags(), dataFlag()), selectFlags()...) // what may stand before the command
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
	return "", false, unknown("flag", "--"+name, prefixed(names), seeHelp(app, cmd)[len("see: "):])
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

// unknown is the error for a name that is none, with the nearest that is.
func unknown(what, got string, names []string, help string) error {
	if near := dataset.Nearest(got, names); near != "" {
		return wrongUse("see: "+help, "there is no %s %q; did you mean %s?", what, got, near)
	}
	return wrongUse("see: "+help, "there is no %s %q", what, got)
}

func find(app *cli.App, name string) *cli.Command {
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
