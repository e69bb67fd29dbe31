//! A chart as a picture that can go alone: what stands in the page around the
//! plot (heading, key, note, source) drawn with it, from the same values.

use crate::access;
use crate::figure::{self, View};
use crate::format::words::{Word, word};
use crate::geom::{Point, Rect, rectangle};
use crate::layout::wrap::wrap;
use crate::model::{Chart, Texts};
use crate::paint;
use crate::scene::{Anchor, Color, Part, Scene, Shape};
use crate::text::Font;
use crate::theme::{leading, size, space};

/// Around everything, CSS px.
const EDGE: f64 = space::EDGE;
/// Between the words and the plot, and between paragraphs.
const GAP: f64 = space::APART;
const PARAGRAPH: f64 = space::CLOSE;
/// A font and its leading, as the page has them for the same words.
type Style = (Font, f64);
const HEADING: Style = (Font { size: size::HEADING, bold: true }, leading::LABEL);
const SUBHEADING: Style = (Font { size: size::TEXT, bold: false }, leading::TEXT);
const NOTE: Style = (Font { size: size::SMALL, bold: false }, leading::NOTE);

/// The words of a picture, from the top down.
struct Page<'a> {
    view: &'a View<'a>,
    scene: Scene,
    /// Where the next line begins.
    y: f64,
}

impl Page<'_> {
    fn say(&mut self, text: &str, (font, leading): Style, color: Color) {
        let lines = wrap(text, self.view.width, font, self.view.measure);
        if !lines.is_empty() && self.y > EDGE {
            self.y += PARAGRAPH;
        }
        for text in lines {
            let at = Point { x: EDGE, y: self.y + font.size * leading / 2.0 };
            self.scene.push(Part::Words, Shape::Text { at, anchor: Anchor::Start, font, color, text });
            self.y += font.size * leading;
        }
    }
}

/// The picture; `view` is that of the plot in it. A door of the wasm part `extras`.
#[inline(never)]
pub fn picture(chart: &Chart, view: &View) -> Scene {
    let theme = view.theme;
    let Texts { heading, subheading, note, source, source_href } = &chart.texts;
    let mut page = Page { view, scene: Scene::default(), y: EDGE };
    page.say(heading, HEADING, theme.text);
    page.say(subheading, SUBHEADING, theme.muted);
    let mut plot = EDGE;
    if page.y > EDGE {
        page.y += GAP;
        plot = page.y;
    }
    let figure = figure::arrange(chart, view);
    page.y = plot + figure.scene.height;
    page.scene.place(figure.scene, Point { x: EDGE, y: plot });
    page.y += GAP - PARAGRAPH;
    for access::Explained { sign, text } in access::key(chart, view.locale) {
        page.say(&[sign, " ", &text].concat(), NOTE, theme.muted);
    }
    page.say(note, NOTE, theme.muted);
    let source = if source.is_empty() { source_href } else { source };
    if !source.is_empty() {
        let label = word(Word::Source, view.locale.lang());
        page.say(&[label, ": ", source].concat(), NOTE, theme.muted);
    }
    let Page { scene: words, y, .. } = page;
    let (width, height) = (view.width + 2.0 * EDGE, (y + EDGE).ceil());
    let mut scene = Scene { width, height, marks: Vec::new() };
    let whole = rectangle(Rect::sized(0.0, 0.0, width, height));
    scene.push(Part::Track, Shape::Fill { points: whole, color: theme.background });
    scene.place(words, Point::default());
    scene
}

/// The picture as an SVG document. A door of the wasm part `extras`.
#[inline(never)]
pub fn svg(chart: &Chart, view: &View) -> String {
    paint::svg(&picture(chart, view), view.theme)
}
