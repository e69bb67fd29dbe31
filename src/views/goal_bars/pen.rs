//! Texts and shapes onto the scene; no text leaves the picture.

use crate::figure::View;
use crate::geom::{Point, Rect, rectangle};
use crate::layout::wrap::wrap;
use crate::scene::{Anchor, Color, Part, Scene, Shape};
use crate::text::Font;
use crate::theme::{leading, size};

/// Between the parts of a text that are no sentence. Its hard space keeps it
/// from the beginning of a line.
pub const DOT: &str = "\u{a0}· ";

/// A text set flush with the right edge is as wide as its room but for the
/// rounding of a subtraction, CSS px.
const ROUNDING: f64 = 1e-6;

/// How a text looks, and what it is.
#[derive(Clone, Copy)]
pub struct Style {
    pub font: Font,
    pub color: Color,
    pub part: Part,
}

impl Style {
    /// Size of values and titles.
    pub fn body(color: Color, part: Part) -> Self {
        Style { font: Font { size: size::BODY, bold: false }, color, part }
    }

    /// Size of notes and labels of marks.
    pub fn small(color: Color, part: Part) -> Self {
        Style { font: Font { size: size::SMALL, bold: false }, color, part }
    }

    pub fn bold(self) -> Self {
        Style { font: Font { bold: true, ..self.font }, ..self }
    }

    /// From one line to the next, CSS px: 18 for values, 16 for notes.
    pub fn leading(&self) -> f64 {
        (self.font.size * leading::SNUG).round()
    }
}

/// Left and right edge of what stands below each other, CSS px.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Span {
    pub left: f64,
    pub right: f64,
}

impl Span {
    pub fn width(&self) -> f64 {
        self.right - self.left
    }
}

/// The scene as it grows.
pub struct Pen<'a> {
    pub view: &'a View<'a>,
    pub scene: Scene,
}

impl<'a> Pen<'a> {
    /// An empty picture as wide as the view.
    pub fn new(view: &'a View<'a>) -> Self {
        Pen { view, scene: Scene { width: view.width, height: 0.0, marks: Vec::new() } }
    }

    pub fn width(&self, text: &str, style: Style) -> f64 {
        self.view.measure.width(text, style.font)
    }

    /// One line, its left end and middle at a point. What the picture has no
    /// room for is left out whole: a number cut short would be another number.
    pub fn line(&mut self, text: &str, at: Point, style: Style) {
        let room = self.view.width - at.x + ROUNDING;
        if !text.is_empty() && at.x >= 0.0 && self.width(text, style) <= room {
            let Style { font, color, part } = style;
            let text = text.to_owned();
            self.scene.push(part, Shape::Text { at, anchor: Anchor::Start, font, color, text });
        }
    }

    /// Lines of a text from `top` down; gives the bottom of the last.
    pub fn lines(&mut self, lines: &[String], left: f64, top: f64, style: Style) -> f64 {
        let mut y = top;
        for text in lines {
            self.line(text, Point { x: left, y: y + style.leading() / 2.0 }, style);
            y += style.leading();
        }
        y
    }

    /// A text broken to the span; gives its bottom. No line ends with a [`DOT`].
    pub fn paragraph(&mut self, text: &str, span: Span, top: f64, style: Style) -> f64 {
        let mut lines = wrap(text, span.width(), style.font, self.view.measure);
        for line in &mut lines {
            let end = line.strip_suffix(DOT.trim_end()).map_or(line.len(), str::len);
            line.truncate(end);
        }
        self.lines(&lines, span.left, top, style)
    }

    /// A text broken to the span, as near to being centred on `x` as the span
    /// lets it; gives its bottom.
    pub fn centred(&mut self, text: &str, x: f64, (span, top): (Span, f64), style: Style) -> f64 {
        let lines = wrap(text, span.width(), style.font, self.view.measure);
        let mut y = top;
        for text in &lines {
            let width = self.width(text, style);
            let left = (x - width / 2.0).min(span.right - width).max(span.left);
            y = self.lines(std::slice::from_ref(text), left, y, style);
        }
        y
    }

    pub fn fill(&mut self, part: Part, points: Vec<Point>, color: Color) {
        self.scene.push(part, Shape::Fill { points, color });
    }

    pub fn rect(&mut self, part: Part, rect: Rect, color: Color) {
        if rect.width() > 0.0 {
            self.fill(part, rectangle(rect), color);
        }
    }

    pub fn stroke(&mut self, part: Part, points: Vec<Point>, width: f64, color: Color) {
        self.scene.push(part, Shape::Line { points, width, color });
    }

    /// A level line, 1 px wide, whose round ends stay inside the span.
    pub fn level(&mut self, part: Part, span: Span, y: f64, color: Color) {
        let (left, right) = (span.left + 0.5, span.right - 0.5);
        if left < right {
            self.stroke(part, vec![Point { x: left, y }, Point { x: right, y }], 1.0, color);
        }
    }
}
