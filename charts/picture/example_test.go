package picture_test

import (
	"fmt"

	"onrecord/charts/picture"
)

func ExampleWrap() {
	for _, line := range picture.Wrap("Two flights carried about 105 of up to 400 people", 16, true, 220) {
		fmt.Println(line)
	}
	// Output:
	// Two flights carried about
	// 105 of up to 400 people
}

func ExampleMissing() {
	fmt.Printf("%q\n", picture.Missing("Łódź, ایران, 中国"))
	// Output: ['中' '国']
}
