//! Where things stand across a line of the chart, for a width.

use super::bar::INSET;
use super::content::Row;
use super::pen::{Pen, Span, Style};
use super::sign;
use crate::geom::between;
use crate::scene::Part;
use crate::theme::space;

/// From this width on, text, bar and verdict stand side by side.
const WIDE: f64 = 640.0;
/// Between columns.
const GAP: f64 = space::COLUMN;
/// Between a goal's number and its title.
const NUMBER_GAP: f64 = space::NEAR;

/// The columns of all lines. Narrow: all three are the whole width, one below the other.
#[derive(Clone, Copy)]
pub struct Columns {
    /// Whether they stand side by side.
    pub wide: bool,
    /// Title and measure, right of the numbers.
    pub text: Span,
    /// Labels of a bar.
    pub labels: Span,
    /// The track itself.
    pub track: Span,
    /// Value and verdict.
    pub verdict: Span,
}

impl Columns {
    /// The verdicts take what they need up to a share of the width, the texts
    /// a share, the bars the rest.
    pub fn new(rows: &[Row], pen: &Pen) -> Self {
        let width = pen.view.width;
        let theme = pen.view.theme;
        let body = Style::body(theme.text, Part::Words);
        let bold = body.bold();
        let widest = |widths: &dyn Fn(&Row) -> f64| rows.iter().map(widths).fold(0.0, f64::max);
        let number = widest(&|row| pen.width(&row.number, bold));
        let indent = if number > 0.0 { (number + NUMBER_GAP).ceil().min(width / 4.0) } else { 0.0 };
        if width >= WIDE {
            let value = widest(&|row| {
                pen.width(&row.value, bold) + pen.width(" ", body) + pen.width(&row.when, body)
            });
            let verdict = widest(&|row| sign::ROOM + pen.width(&row.verdict, body)).max(value).ceil() + 1.0;
            let verdict = Span { left: width - between(verdict, width * 0.16, width * 0.26), right: width };
            let text = Span { left: indent, right: (width * 0.36).min(400.0).floor() };
            let labels = Span { left: text.right + GAP, right: verdict.left - GAP };
            return Columns { wide: true, text, labels, track: inset(labels), verdict };
        }
        let whole = Span { left: indent, right: width };
        let labels = Span { left: 0.0, right: width };
        let mut track = inset(labels);
        track.left = track.left.max(indent);
        Columns { wide: false, text: whole, labels: whole, track, verdict: whole }
    }
}

fn inset(span: Span) -> Span {
    let by = INSET.min(span.width() / 4.0);
    Span { left: span.left + by, right: span.right - by }
}
