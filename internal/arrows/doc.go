// Package arrows tests that the repository keeps to its layout: which package imports which, what each may use
// of the system, what lies at the top, and how long a function may be. It has no code besides its tests.
package arrows
