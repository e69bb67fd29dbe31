//! The elements of a chart in the shadow root, and the author's words in them.
//!
//! Made by `createElement` and filled by `textContent` only: no author can
//! bring markup in, and a page may require Trusted Types. Ids stay inside the
//! shadow root.

use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, HtmlCanvasElement, Node, ShadowRoot};

use crate::format::words::{Word, word};
use crate::format::{Lang, Locale};
use crate::model::Texts;

/// The elements that something is done to later.
pub struct Parts {
    /// The document, for making more.
    pub document: Document,
    /// The custom element.
    pub host: Element,
    /// All of the chart.
    pub figure: Element,
    heading: Element,
    subheading: Element,
    /// The box that is painted in and pointed at.
    pub plot: Element,
    /// The chart's canvas.
    pub base: HtmlCanvasElement,
    /// The canvas of what is pointed at.
    pub over: HtmlCanvasElement,
    /// The point browser.
    pub browser: Element,
    /// How its keys are used.
    pub keys: Element,
    /// The tooltip.
    pub tip: Element,
    /// The key to the marks.
    pub key: Element,
    /// The sentences on the chart.
    pub summary: Element,
    /// The disclosure of the working, and what it discloses.
    pub working: Element,
    working_label: Element,
    /// The list of steps.
    pub steps: Element,
    /// The Table button.
    pub button: Element,
    /// Where the table is.
    pub table: Element,
    note: Element,
    source: Element,
    /// The polite live region.
    pub live: Element,
}

impl Parts {
    /// Appends the chart's elements, empty and hidden.
    ///
    /// # Errors
    /// What the browser says; all names are sound.
    pub fn new(root: &ShadowRoot) -> Result<Self, JsValue> {
        let host = root.host();
        let document = host.owner_document().ok_or(JsValue::NULL)?;
        let make = Maker { document: &document };
        let figure = make.part(root, "figure", "figure")?;
        let caption = make.child(&figure, "figcaption", "caption")?;
        let heading = make.part(&caption, "div", "heading")?;
        let subheading = make.part(&caption, "div", "subheading")?;
        let plot = make.part(&figure, "div", "plot")?;
        // On a page that runs right to left the words around mirror; time still runs to the right.
        set(&plot, "dir", "ltr");
        // What its bitmap has beyond the box is neither seen nor pointed at.
        let sheet = make.child(&plot, "div", "sheet")?;
        let base = make.canvas(&sheet, "base")?;
        set(&base, "role", "img");
        let over = make.canvas(&plot, "over")?;
        set(&over, "aria-hidden", "true");
        show(&over, false);
        let browser = make.child(&plot, "div", "browser")?;
        for (name, value) in [("role", "slider"), ("tabindex", "0"), ("aria-describedby", "keys")] {
            set(&browser, name, value);
        }
        set(&browser, "aria-valuemin", "1");
        let keys = make.child(&plot, "div", "keys")?;
        set(&keys, "id", "keys");
        let tip = make.part(&plot, "div", "tip")?;
        set(&tip, "part", "tooltip");
        // The point browser and the live region say the same.
        set(&tip, "aria-hidden", "true");
        let key = make.part(&figure, "ul", "key")?;
        let summary = make.part(&figure, "p", "summary")?;
        let working = make.child(&figure, "details", "working")?;
        let working_label = make.child(&working, "summary", "label")?;
        let steps = make.child(&working, "div", "steps")?;
        let controls = make.part(&figure, "div", "controls")?;
        let button = make.child(&controls, "button", "toggle")?;
        for (name, value) in [("type", "button"), ("aria-expanded", "false"), ("aria-controls", "table")] {
            set(&button, name, value);
        }
        let table = make.part(&figure, "div", "table")?;
        set(&table, "id", "table");
        let note = make.part(&figure, "p", "note")?;
        let source = make.part(&figure, "p", "source")?;
        let live = make.child(&figure, "div", "live")?;
        set(&live, "aria-live", "polite");
        for hidden in [&figure, &keys, &tip, &table] {
            show(hidden, false);
        }
        let parts = Parts {
            figure,
            heading,
            subheading,
            plot,
            base,
            over,
            browser,
            keys,
            tip,
            key,
            summary,
            working,
            working_label,
            steps,
            button,
            table,
            note,
            source,
            live,
            host,
            document,
        };
        Ok(parts)
    }

    /// An element of this document, appended to `parent`.
    pub fn add(&self, parent: &Element, tag: &str, text: &str) -> Option<Element> {
        let element = self.document.create_element(tag).ok()?;
        say(&element, text);
        parent.append_child(&element).ok()?;
        Some(element)
    }

    /// Writes the author's words, and ours around them.
    pub fn write(&self, texts: &Texts, locale: &dyn Locale) {
        let lang = locale.lang();
        set(&self.figure, "lang", if lang == Lang::Es { "es" } else { "en" });
        for (element, text) in [
            (&self.heading, &texts.heading),
            (&self.subheading, &texts.subheading),
            (&self.note, &texts.note),
        ] {
            say(element, text);
            show(element, !text.is_empty());
        }
        say(&self.button, word(Word::Table, lang));
        say(&self.working_label, word(Word::ShowWorking, lang));
        self.write_source(texts, lang);
    }

    fn write_source(&self, texts: &Texts, lang: Lang) {
        let Texts { source, source_href, .. } = texts;
        show(&self.source, !(source.is_empty() && source_href.is_empty()));
        let mut label = String::from(word(Word::Source, lang));
        label.push_str(": ");
        say(&self.source, &label);
        let name = if source.is_empty() { source_href } else { source };
        if source_href.is_empty() {
            self.add(&self.source, "span", name);
        } else if let Some(link) = self.add(&self.source, "a", name) {
            set(&link, "href", source_href);
            set(&link, "rel", "noopener");
        }
    }
}

impl Drop for Parts {
    fn drop(&mut self) {
        self.figure.remove();
    }
}

struct Maker<'a> {
    document: &'a Document,
}

impl Maker<'_> {
    fn child(&self, parent: &Node, tag: &str, class: &str) -> Result<Element, JsValue> {
        let element = self.document.create_element(tag)?;
        element.set_attribute("class", class)?;
        parent.append_child(&element)?;
        Ok(element)
    }

    /// A child that the page's stylesheets may reach by `::part`.
    fn part(&self, parent: &Node, tag: &str, name: &str) -> Result<Element, JsValue> {
        let element = self.child(parent, tag, name)?;
        element.set_attribute("part", name)?;
        Ok(element)
    }

    /// A canvas whose text keeps its anchors on a page that runs right to left.
    fn canvas(&self, parent: &Node, class: &str) -> Result<HtmlCanvasElement, JsValue> {
        let canvas = self.child(parent, "canvas", class)?;
        canvas.set_attribute("dir", "ltr")?;
        Ok(canvas.unchecked_into())
    }
}

/// Sets an attribute. The names are ours, so this cannot fail.
pub fn set(element: &Element, name: &str, value: &str) {
    let _ = element.set_attribute(name, value);
}

/// Sets the text: never markup.
pub fn say(element: &Element, text: &str) {
    element.set_text_content(Some(text));
}

/// Shows or hides.
pub fn show(element: &Element, shown: bool) {
    let _ = element.toggle_attribute_with_force("hidden", !shown);
}
