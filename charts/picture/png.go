package picture

import (
	"bytes"
	"context"
	"encoding/binary"
	"encoding/xml"
	"errors"
	"fmt"
	"hash/crc32"
	"math"
	"strconv"
)

// maxPixels bounds a PNG: 64 megapixels, 256 MB while it is drawn.
const maxPixels = 64 << 20

// PNG draws an SVG of this package at the given number of pixels per CSS pixel: 2 for high-density
// screens and print. The PNG records the resolution, so that it is shown at the SVG's size.
func (e *Engine) PNG(ctx context.Context, svg []byte, scale float64) ([]byte, error) {
	w, _, err := sizeOf(svg)
	if err != nil {
		return nil, err
	}
	if !(scale > 0) || math.IsInf(scale, 0) {
		return nil, fmt.Errorf("a scale is more than 0, got %v", scale)
	}
	return e.PNGWidth(ctx, svg, int(math.Round(min(w*scale, maxPixels+1))))
}

// PNGWidth is like PNG, for a picture that is width pixels wide.
func (e *Engine) PNGWidth(ctx context.Context, svg []byte, width int) ([]byte, error) {
	w, h, err := sizeOf(svg)
	if err != nil {
		return nil, err
	}
	scale := float64(width) / w
	if width < 1 || h*scale < 0.5 {
		return nil, fmt.Errorf("a picture is at least 1 pixel wide and high, got %d x %.0f", width, h*scale)
	}
	if float64(width)*h*scale > maxPixels {
		return nil, fmt.Errorf("a picture has at most %d pixels, got %d x %.0f", maxPixels, width, h*scale)
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	r, err := e.raster()
	if err != nil {
		return nil, err
	}
	png, err := r.render(ctx, svg, scale)
	if err != nil {
		return nil, err
	}
	return withResolution(png, scale)
}

// sizeOf reads the width and height of an SVG, in CSS pixels, from its root element.
func sizeOf(svg []byte) (width, height float64, err error) {
	d := xml.NewDecoder(bytes.NewReader(svg))
	for {
		t, err := d.Token()
		if err != nil {
			return 0, 0, fmt.Errorf("not an SVG: %w", err)
		}
		root, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		if root.Name.Local != "svg" {
			return 0, 0, fmt.Errorf("not an SVG: it begins with <%s>", root.Name.Local)
		}
		for _, a := range root.Attr {
			switch a.Name.Local {
			case "width":
				width, _ = strconv.ParseFloat(a.Value, 64)
			case "height":
				height, _ = strconv.ParseFloat(a.Value, 64)
			}
		}
		if !(width > 0 && height > 0) || math.IsInf(width, 0) || math.IsInf(height, 0) {
			return 0, 0, errors.New("not an SVG of this program: want its width and height in pixels")
		}
		return width, height, nil
	}
}

// headerEnd is where a PNG's IHDR chunk ends: 8 bytes of signature, then length, type, 13 bytes and
// checksum (PNG, third edition, sections 5.2 and 11.2.1).
const headerEnd = 8 + 4 + 4 + 13 + 4

// withResolution adds a pHYs chunk, in pixels per metre: CSS has 96 pixels to the inch.
func withResolution(png []byte, scale float64) ([]byte, error) {
	if len(png) < headerEnd || string(png[12:16]) != "IHDR" {
		return nil, errors.New("resvg: what it drew is not a PNG")
	}
	perMetre := uint32(math.Round(96 * scale / 0.0254))
	chunk := binary.BigEndian.AppendUint32(nil, 9)
	chunk = append(chunk, "pHYs"...)
	chunk = binary.BigEndian.AppendUint32(chunk, perMetre)
	chunk = binary.BigEndian.AppendUint32(chunk, perMetre)
	chunk = append(chunk, 1) // the unit is the metre
	chunk = binary.BigEndian.AppendUint32(chunk, crc32.ChecksumIEEE(chunk[4:]))
	out := make([]byte, 0, len(png)+len(chunk))
	out = append(out, png[:headerEnd]...)
	out = append(out, chunk...)
	return append(out, png[headerEnd:]...), nil
}
