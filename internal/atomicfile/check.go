package atomicfile

// CheckFolder finds what would stop [WriteFolder] from replacing dir, for a caller whose entries take long to make. It
// looks as Folder does, under the same lock, and makes a folder beside dir and removes it again; with
// opt.DryRun it only looks. What it finds is what Folder would have returned; that nothing is found is no
// promise, for others may write there meanwhile.
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
		_, err := t.lookNow(opt)
		return err
	}
	unlock, _, err := t.lock()
	if err != nil {
		return err
	}
	defer unlock()
	if _, err := t.lookNow(opt); err != nil {
		return err
	}
	b, err := newBuild(t)
	if err != nil {
		return err
	}
	b.discard()
	return nil
}
