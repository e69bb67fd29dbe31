//! A scene to any plotters back end. The only user of plotters.
//!
//! plotters counts in whole units, so a scene is painted in eighths of a
//! device pixel: arcs and slopes stay smooth, strokes can be 1.5 px wide, and
//! a hairline can be put exactly on the pixels of a screen of any ratio. (In
//! eighths of a *CSS* pixel, which the first plan was, no hairline is sharp at
//! a ratio of 1.25: 4/5 px is not a number of eighths.)

mod svg;

use plotters::prelude::{DrawingBackend, FontDesc, FontFamily, FontStyle, RGBAColor, ShapeStyle, TextStyle};
use plotters::style::Color as _;
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters_backend::DrawingErrorKind;

use crate::convert::{round_i32, round_u32};
use crate::geom::Point;
use crate::scene::{Anchor, Color, Scene, Shape};
use crate::text::{Font, MeasureText};

pub use svg::svg;

/// Units in a device pixel.
pub const UNITS: f64 = 8.0;

/// How a back end counts, and what it does to text.
#[derive(Clone, Copy)]
pub struct Dialect<'a> {
    /// Units in a CSS pixel.
    units: f64,
    /// Times the font size. plotters' SVG back end divides it by 1.24.
    text_size: f64,
    /// Added to a text's middle, in shares of its size, y down.
    text_shift: f64,
    /// For numerals that follow words, where they are written one by one, as
    /// figures that follow one another as in a film are: to shape a text that
    /// is new takes a canvas ten times as long as to write a character that it knows.
    numerals: Option<&'a dyn MeasureText>,
}

impl<'a> Dialect<'a> {
    /// A canvas whose backing store has `ratio` device pixels per CSS pixel
    /// and whose context is scaled by `1 / UNITS`.
    pub fn canvas(ratio: f64, numerals: Option<&'a dyn MeasureText>) -> Self {
        Dialect { units: UNITS * ratio, text_size: 1.0, text_shift: 0.0, numerals }
    }

    fn point(&self, p: Point) -> (i32, i32) {
        (round_i32(p.x * self.units), round_i32(p.y * self.units))
    }

    /// An upright or level line, its middle moved (by less than a device pixel)
    /// to where it covers whole device pixels, and its width a whole number of them.
    fn hairline(&self, points: &[Point], width: f64) -> Option<([(i32, i32); 2], u32)> {
        let [a, b] = points else { return None };
        let width = (width * self.units / UNITS).round().max(1.0);
        let half = (width * 0.5).fract();
        let snap = |v: f64| round_i32(((v * self.units / UNITS - half).round() + half) * UNITS);
        let ((ax, ay), (bx, by)) = (self.point(*a), self.point(*b));
        let ends = if a.y == b.y {
            [(ax, snap(a.y)), (bx, snap(a.y))]
        } else if a.x == b.x {
            [(snap(a.x), ay), (snap(a.x), by)]
        } else {
            return None;
        };
        Some((ends, round_u32(width * UNITS)))
    }
}

fn rgba(color: Color) -> RGBAColor {
    let [r, g, b] = color.rgb;
    RGBAColor(r, g, b, f64::from(color.opacity) / 100.0)
}

fn text_style<'a>(
    family: &'a str,
    font: Font,
    color: Color,
    anchor: Anchor,
    dialect: Dialect<'_>,
) -> TextStyle<'a> {
    let size = font.size * dialect.units * dialect.text_size;
    let weight = if font.bold { FontStyle::Bold } else { FontStyle::Normal };
    let h = match anchor {
        Anchor::Start => HPos::Left,
        Anchor::Middle => HPos::Center,
        Anchor::End => HPos::Right,
    };
    let mut style = TextStyle::from(FontDesc::new(FontFamily::Name(family), size, weight));
    style.color = rgba(color).to_backend_color();
    style.pos(Pos::new(h, VPos::Center))
}

/// Words and the numerals after them, the space between to these; nothing
/// where a text is one of them alone, or ends otherwise.
fn numerals(text: &str) -> Option<(&str, &str)> {
    let is_numeral = |c: char| {
        c.is_ascii_digit() || matches!(c, ' ' | '.' | ',' | '(' | ')' | '\u{a0}' | '\u{202f}' | '\u{2212}')
    };
    let words = text.trim_end_matches(is_numeral);
    let space = text.get(words.len()..)?.find(' ')?;
    if words.is_empty() { None } else { text.split_at_checked(words.len() + space) }
}

/// Paints the scene. `font` is a CSS family list.
///
/// # Errors
/// What the back end says; neither of ours fails in practice.
pub fn paint<B: DrawingBackend>(
    scene: &Scene,
    font: &str,
    dialect: Dialect<'_>,
    backend: &mut B,
) -> Result<(), DrawingErrorKind<B::ErrorType>> {
    for mark in &scene.marks {
        match &mark.shape {
            Shape::Line { points, width, color } => {
                if let Some((ends, width)) = dialect.hairline(points, *width) {
                    backend.draw_path(ends, &rgba(*color).stroke_width(width))?;
                } else {
                    let style: ShapeStyle =
                        rgba(*color).stroke_width(round_u32(width * dialect.units).max(1));
                    backend.draw_path(points.iter().map(|p| dialect.point(*p)), &style)?;
                }
            }
            Shape::Fill { points, color } => {
                backend.fill_polygon(points.iter().map(|p| dialect.point(*p)), &rgba(*color).filled())?;
            }
            Shape::Text { at, anchor, font: look, color, text } => {
                let mut middle = Point { x: at.x, y: at.y + look.size * dialect.text_shift };
                let style = text_style(font, *look, *color, *anchor, dialect);
                let split = if *anchor == Anchor::Start { numerals(text) } else { None };
                let (Some(measure), Some((words, numerals))) = (dialect.numerals, split) else {
                    backend.draw_text(text, &style, dialect.point(middle))?;
                    continue;
                };
                backend.draw_text(words, &style, dialect.point(middle))?;
                middle.x += measure.width(words, *look);
                for c in numerals.chars() {
                    let mut bytes = [0; 4];
                    let c = &*c.encode_utf8(&mut bytes);
                    if c != " " {
                        backend.draw_text(c, &style, dialect.point(middle))?;
                    }
                    middle.x += measure.width(c, *look);
                }
            }
        }
    }
    Ok(())
}
