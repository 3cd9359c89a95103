package charts

import "html/template"

// Address is where the page will be published, as far as that is known: the page's script puts its own
// address in its place.
func (p *chartPage) Address() string { return p.Options.Base + p.View.Name + ".html" }

// Embed is the code that shows the page in another. The frame has a height that fits most screens, and
// where the other page runs the script, the height that this one tells it. The script takes the height
// only from the frame that it belongs to, and nothing but a number.
func (p *chartPage) Embed() string {
	return `<iframe src="` + template.HTMLEscapeString(p.Address()) + `" title="` + template.HTMLEscapeString(p.View.Headline) +
		`" style="width:100%;border:0" height="700" loading="lazy"></iframe>` + "\n" + embedScript
}

const embedScript = `<script>addEventListener("message",function(e){var d=e.data;if(d&&d.type==="onrecord:height"&&d.height>0)` +
	`document.querySelectorAll("iframe").forEach(function(f){if(f.contentWindow===e.source)f.height=Math.ceil(+d.height)})})</script>`
