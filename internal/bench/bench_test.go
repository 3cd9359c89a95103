package bench_test

import (
	"io"
	"testing"

	"onrecord/dataset"
	"onrecord/export"
	"onrecord/internal/bench"
)

// folder generates a dataset with the given number of figures.
func folder(b *testing.B, figures int) string {
	b.Helper()
	dir := b.TempDir()
	if err := bench.Write(dir, figures, 42); err != nil {
		b.Fatal(err)
	}
	return dir
}

func load(b *testing.B, dir string) *dataset.Dataset {
	b.Helper()
	d, err := dataset.Load(dir, nil)
	if err != nil {
		b.Fatal(err)
	}
	return d
}

var sizes = []struct {
	name    string
	figures int
}{{"10000", 10_000}, {"250000", 250_000}, {"1000000", 1_000_000}}

// BenchmarkLoad loads and checks a folder of tables.
func BenchmarkLoad(b *testing.B) {
	for _, size := range sizes {
		b.Run(size.name, func(b *testing.B) {
			dir := folder(b, size.figures)
			b.ReportAllocs()
			for b.Loop() {
				load(b, dir)
			}
		})
	}
}

// BenchmarkDerive computes what follows from a loaded dataset, and selects from it.
func BenchmarkDerive(b *testing.B) {
	for _, size := range sizes {
		d := load(b, folder(b, size.figures))
		for _, work := range []struct {
			name string
			do   func() error
		}{
			{"ranges", func() error { d.Ranges(); return nil }},
			{"compared", func() error { d.Compared(); return nil }},
			{"select", func() error {
				_, err := d.Select(dataset.Selection{Kinds: []string{"flight"}, Active: true})
				return err
			}},
		} {
			b.Run(work.name+"/"+size.name, func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					if err := work.do(); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

// BenchmarkExport writes a loaded dataset in the formats for pipelines and discards the output: the whole dataset,
// and the table of figures alone in formats that can.
func BenchmarkExport(b *testing.B) {
	figures, _ := export.TableNamed("figures")
	for _, size := range sizes[:2] {
		d := load(b, folder(b, size.figures))
		for _, name := range []string{"csv", "ndjson", "json", "xlsx", "parquet", "sqlite"} {
			f, _ := export.Named(name)
			files, err := f.Files(d)
			if err != nil {
				b.Fatal(err)
			}
			write(b, name+"/"+size.name, files)
			if f.Table != nil {
				write(b, name+"/figures/"+size.name, []export.File{f.TableFile(d, figures)})
			}
		}
	}
}

func write(b *testing.B, name string, files []export.File) {
	b.Run(name, func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			for _, file := range files {
				if err := file.Write(io.Discard); err != nil {
					b.Fatal(err)
				}
			}
		}
	})
}
