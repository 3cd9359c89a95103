package atomicfile

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// ManifestName is the file that [WriteFolder] adds to a folder. It lists the other files, so that readers can
// verify them and the next run can recognise them:
//
//	{
//	  "onrecord": "1",
//	  "dataset": {...},
//	  "files": [
//	    {"path": "charts/people.html", "bytes": 1204, "sha256": "9f86d0…"}
//	  ]
//	}
//
// It is sorted by path and has no timestamps: the same files give the same bytes.
const ManifestName = "manifest.json"

const manifestVersion = "1" // of the manifest's format

type manifest struct {
	OnRecord string          `json:"onrecord"`
	Dataset  json.RawMessage `json:"dataset"`
	Files    []record        `json:"files"`
}

// A record describes one file of a folder.
type record struct {
	Path   string `json:"path"`
	Bytes  int64  `json:"bytes"`
	SHA256 string `json:"sha256"` // 64 lower-case hexadecimal digits
}

func encodeManifest(dataset json.RawMessage, files []record) ([]byte, error) {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	err := encoder.Encode(manifest{manifestVersion, dataset, files})
	return text.Bytes(), err
}

// decodeManifest is strict, because the files that a manifest lists may be deleted.
func decodeManifest(text []byte) (*manifest, error) {
	var m manifest
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&m); err != nil {
		return nil, err
	}
	if _, err := decoder.Token(); err != io.EOF {
		return nil, errors.New("want nothing after the end")
	}
	if m.OnRecord != manifestVersion {
		return nil, fmt.Errorf(`want "onrecord": %q, got %q`, manifestVersion, m.OnRecord)
	}
	names := make([]string, len(m.Files))
	for i, file := range m.Files {
		names[i] = file.Path
		if sum, err := hex.DecodeString(file.SHA256); err != nil || len(sum) != 32 {
			return nil, fmt.Errorf("%s: want a SHA-256 of 64 digits, got %q", file.Path, file.SHA256)
		}
	}
	if err := checkNames(names); err != nil {
		return nil, err
	}
	return &m, nil
}

// readManifest returns the manifest of a folder, decoded and as it is. The error is fs.ErrNotExist if there is
// none.
func readManifest(root *os.Root) (*manifest, []byte, error) {
	const most = 64 << 20 // bytes, for about 400,000 files
	info, err := root.Lstat(ManifestName)
	if err != nil {
		return nil, nil, withoutPath(err)
	}
	if !info.Mode().IsRegular() || info.Size() > most {
		return nil, nil, fmt.Errorf("want a file of at most %d MB, got %s of %d bytes", most>>20, info.Mode(), info.Size())
	}
	text, err := root.ReadFile(ManifestName)
	if err != nil {
		return nil, nil, withoutPath(err)
	}
	m, err := decodeManifest(text)
	return m, text, err
}

func checkDataset(dataset json.RawMessage) (json.RawMessage, error) {
	if dataset == nil {
		return json.RawMessage("{}"), nil
	}
	if !json.Valid(dataset) || !bytes.HasPrefix(bytes.TrimLeft(dataset, " \t\r\n"), []byte("{")) {
		return nil, fmt.Errorf("%s: dataset: want a JSON object, got %.80q", ManifestName, dataset)
	}
	return dataset, nil
}

// checkNames returns an error for a name that is not the path of a file inside the folder, or that not every
// system can store: two names that differ only by case, backslashes, characters that Windows forbids.
func checkNames(names []string) error {
	seen := map[string]string{strings.ToLower(ManifestName): ManifestName}
	for _, name := range names {
		if !fs.ValidPath(name) || name == "." || !filepath.IsLocal(filepath.FromSlash(name)) ||
			strings.ContainsFunc(name, func(r rune) bool { return r < ' ' || r == 0x7f || strings.ContainsRune(`\:*?"<>|`, r) }) {
			return fmt.Errorf("want the path of a file inside the folder, got %q", name)
		}
		if other, taken := seen[strings.ToLower(name)]; taken {
			return fmt.Errorf("want every file once, got %q and %q", other, name)
		}
		seen[strings.ToLower(name)] = name
	}
	for _, name := range names {
		for _, folder := range foldersOf(name) {
			if other, taken := seen[strings.ToLower(folder)]; taken {
				return fmt.Errorf("want a file or a folder, got %q and %q", other, name)
			}
		}
	}
	return nil
}

// foldersOf returns the parent folders of name, innermost first.
func foldersOf(name string) []string {
	var folders []string
	for folder := path.Dir(name); folder != "."; folder = path.Dir(folder) {
		folders = append(folders, folder)
	}
	return folders
}

// folders returns the folders that hold the files, each before its parent.
func folders(files []record) []string {
	var all []string
	for _, file := range files {
		all = append(all, foldersOf(file.Path)...)
	}
	slices.Sort(all)
	all = slices.Compact(all)
	slices.Reverse(all) // "a/b" sorts after "a"
	return all
}
