package drift_test

import (
	"fmt"

	"onrecord/data"
	"onrecord/dataset"
	"onrecord/dataset/drift"
)

func Example() {
	d, err := dataset.ReadFS(data.Name, data.Files)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, f := range drift.Find(d) {
		if f.Kind == drift.QualifierTurned && f.Recorded() {
			fmt.Println(f.Sentence)
			break
		}
	}
	// Output: US and Iranian officials (unnamed) said about 100 aboard; Iran International reported it as more than 100 aboard.
}
