package atomicfile

// CheckFolder returns the error that [WriteFolder] would return for dir before it writes any entry. It is for
// callers whose entries take long to compute. It takes the lock, and creates and removes a temporary folder
// next to dir; with opt.DryRun it only reads. Without an error WriteFolder may still fail: others may write
// there in the meantime.
func CheckFolder(dir string, opt Options) error {
	t, err := locate(dir)
	if err != nil {
		return err
	}
	defer t.close()
	if err := t.checkFolder(); err != nil {
		return err
	}
	if opt.DryRun {
		_, err := t.inspectTarget(opt)
		return err
	}
	unlock, _, err := t.lock()
	if err != nil {
		return err
	}
	defer unlock()
	if _, err := t.inspectTarget(opt); err != nil {
		return err
	}
	s, err := newStagedFolder(t)
	if err != nil {
		return err
	}
	s.discard()
	return nil
}
