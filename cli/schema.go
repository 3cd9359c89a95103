package cli

import (
	"github.com/urfave/cli/v2"

	"onrecord/export"
)

func (p *program) schemaCommand() command {
	return command{
		name:     "schema",
		usage:    "print the JSON Schema of the JSON export",
		examples: []example{{"onrecord schema > onrecord.schema.json", "for validators and editors"}},
		run:      p.runSchema,
	}
}

func (p *program) runSchema(*cli.Context) error { return export.WriteSchema(p.stdout) }
