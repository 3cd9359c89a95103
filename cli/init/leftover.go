package starter

import "onrecord/dataset"

// LeftOver returns a warning for each row of the example that a dataset still has, cell for cell as Example
// wrote it, and for its title and description. packageFile is what messages call the descriptor.
func LeftOver(d *dataset.Dataset, packageFile string) (dataset.Problems, error) {
	example, err := example()
	if err != nil {
		return nil, err
	}
	var warnings dataset.Problems
	warn := func(file string, line, column int, field, message string) {
		warnings = append(warnings, dataset.Problem{
			File: file, Line: line, Column: column, Field: field,
			Code: "example", Message: message, Warning: true,
		})
	}
	if d.Package.Title == example.Package.Title {
		warn(packageFile, 0, 0, "title", "example title, replace it")
	}
	if d.Package.Description == example.Package.Description {
		warn(packageFile, 0, 0, "description", "example description, replace it")
	}
	for i := range dataset.Tables {
		t := &dataset.Tables[i]
		for row := range t.Len(example) {
			id := t.Cell(example, row, 0).Text
			in, at, ok := d.Lookup(id)
			if !ok || in != t || !sameRow(t, example, row, d, at) {
				continue
			}
			file, line, column := d.Place(t, at)
			warn(file, line, column, "id", "example row, replace it")
		}
	}
	return warnings, nil
}

func sameRow(t *dataset.Table, a *dataset.Dataset, rowA int, b *dataset.Dataset, rowB int) bool {
	for col := range t.Fields {
		if t.Text(a, rowA, col) != t.Text(b, rowB, col) {
			return false
		}
	}
	return true
}
