package main

import "testing"

func TestSPDX(t *testing.T) {
	for text, want := range map[string]string{
		"Permission is hereby granted, free of charge,\n to any person obtaining a copy of this  software": "MIT",
		"Redistribution and use in source and binary forms ...":                                            "BSD-2-Clause",
		"Redistribution and use in source and binary forms ... endorse or promote":                         "BSD-3-Clause",
		"SIL OPEN FONT LICENSE, to any person obtaining a copy of the Font Software":                       "OFL-1.1",
		"All rights reserved": "",
	} {
		if got := spdx(text); got != want {
			t.Errorf("%.30q: got %q, want %q", text, got, want)
		}
	}
}

// modules fails unless each module has a licence text that it recognises.
func TestModules(t *testing.T) {
	list, err := modules("onrecord")
	if err != nil {
		t.Fatal(err)
	}
	found := false
	for _, l := range list {
		found = found || l.Name == "github.com/urfave/cli/v2" && l.SPDX == "MIT"
	}
	if !found || len(list) < 40 {
		t.Errorf("got %d modules, want all, urfave/cli under MIT among them", len(list))
	}
}
