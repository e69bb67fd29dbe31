//! What is to be painted: a flat list of shapes in CSS pixels, y down.
//!
//! A scene knows no back end, no chart and no language. Dashes, arcs and
//! rounded corners are flattened in [`crate::geom`] before they get here.

use crate::geom::Point;
use crate::text::Font;

/// An sRGB colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Color {
    /// Red, green, blue.
    pub rgb: [u8; 3],
    /// Opacity in percent, 0 to 100.
    pub opacity: u8,
}

impl Color {
    /// An opaque colour from `0xRRGGBB`.
    pub const fn hex(rgb: u32) -> Self {
        let [_, r, g, b] = rgb.to_be_bytes();
        Color { rgb: [r, g, b], opacity: 100 }
    }

    /// The same colour at another opacity in percent.
    pub const fn opacity(self, opacity: u8) -> Self {
        Color { rgb: self.rgb, opacity }
    }
}

/// What a mark stands for; tests and exports tell marks apart by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Part {
    /// Grid lines.
    Grid,
    /// Axis lines, ticks and their labels.
    Axis,
    /// An uncertainty band or whisker.
    Band,
    /// A line or dot of a series.
    Series,
    /// A label of a series, and its leader.
    Label,
    /// The scale behind a goal bar.
    Track,
    /// A goal bar.
    Bar,
    /// A baseline mark.
    Baseline,
    /// A target mark.
    Target,
    /// A verdict's sign.
    Verdict,
    /// Other words on the plot.
    Words,
    /// What shows the reading pointed at.
    Pointer,
}

/// Which end of a text stands at its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// The left end.
    Start,
    /// The middle.
    Middle,
    /// The right end.
    End,
}

/// The geometry and look of a mark.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// An open path of straight pieces, round joins and caps.
    Line {
        /// At least two points.
        points: Vec<Point>,
        /// Stroke width in CSS pixels.
        width: f64,
        /// Stroke colour.
        color: Color,
    },
    /// A filled polygon.
    Fill {
        /// At least three points.
        points: Vec<Point>,
        /// Fill colour.
        color: Color,
    },
    /// One line of text.
    Text {
        /// Anchor horizontally; the middle of the capitals vertically.
        at: Point,
        /// Which end stands at `at`.
        anchor: Anchor,
        /// Size and weight.
        font: Font,
        /// Colour.
        color: Color,
        /// The text.
        text: String,
    },
}

/// One thing painted.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// What it stands for.
    pub part: Part,
    /// What it looks like.
    pub shape: Shape,
}

/// Marks in painting order, the first at the bottom.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Scene {
    /// Width of the picture in CSS pixels.
    pub width: f64,
    /// Height of the picture in CSS pixels.
    pub height: f64,
    /// The marks.
    pub marks: Vec<Mark>,
}

impl Scene {
    /// Adds a mark.
    pub fn push(&mut self, part: Part, shape: Shape) {
        self.marks.push(Mark { part, shape });
    }

    /// Adds the marks of another scene, its left top corner at `corner`.
    pub fn place(&mut self, other: Scene, corner: Point) {
        for mut mark in other.marks {
            match &mut mark.shape {
                Shape::Line { points, .. } | Shape::Fill { points, .. } => {
                    points.iter_mut().for_each(|p| *p = p.from(corner))
                }
                Shape::Text { at, .. } => *at = at.from(corner),
            }
            self.marks.push(mark);
        }
    }
}
