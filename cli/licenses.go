package cli

import (
	"github.com/urfave/cli/v2"

	"onrecord/charts/assets"
)

func (p *program) licensesCommand() command {
	return command{
		name:     "licenses",
		usage:    "print the licences of everything built into this program",
		examples: []example{{"onrecord licenses", "names and full texts"}},
		run:      p.runLicenses,
	}
}

func (p *program) runLicenses(*cli.Context) error {
	if len(assets.Licences()) == 0 {
		p.note("onrecord: built without make, so nothing from npm is embedded, and the licences of its Go modules are not here: see go.mod")
	}
	return assets.WriteLicences(p.stdout)
}
