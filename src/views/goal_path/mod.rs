//! Goals as paths: the readings of each measure against the way to its target
//! that the method draws, straight or at a steady rate.
//!
//! Lines, titles and verdicts are those of the goal bars; in place of a bar
//! each measure has a plot of its own, and sentences that are a key to it.

mod plot;

use super::goal_bars::bar::{Drawn, drawable};
use super::goal_bars::columns::Columns;
use super::goal_bars::content::{self, Row};
use super::goal_bars::pen::{Pen, Span, Style};
use super::goal_bars::{draw_title, draw_verdict, finish, stack};
use crate::access::ahead;
use crate::figure::{Figure, View};
use crate::geom::{Point, Rect};
use crate::model::{Goals, Measure};
use crate::scene::Part;
use crate::theme::space;
use plot::Sample;

/// Height of a plot, CSS px.
const PLOT: f64 = 150.0;
/// Between a plot, the words above it and those below.
const GAP: f64 = space::NEAR;
/// From the left edge of a sentence's sample to the sentence, CSS px.
const SAMPLE: f64 = 32.0;

/// The chart in a picture of just the height that it needs.
pub fn draw(goals: &Goals, view: &View) -> Figure {
    let rows = content::rows(goals, view.locale);
    let mut pen = Pen::new(view);
    let columns = columns(&rows, &pen);
    let targets =
        stack(&mut pen, &rows, columns.text.left, &mut |pen, row, top| draw_row(pen, row, &columns, top));
    finish(pen, targets)
}

/// Wide: words and verdict at the left, the plot at the right; else all the whole width.
fn columns(rows: &[Row], pen: &Pen) -> Columns {
    let columns = Columns::new(rows, pen);
    if !columns.wide {
        return columns;
    }
    let plot = Span { left: columns.labels.left, right: pen.view.width };
    Columns { labels: plot, track: plot, verdict: columns.text, ..columns }
}

fn draw_row(pen: &mut Pen, row: &Row, columns: &Columns, top: f64) -> Drawn {
    let mut text = draw_title(pen, row, columns.text, top);
    let note = Style::small(pen.view.theme.muted, Part::Words);
    let Some(measure) = row.measure else {
        let bottom = pen.paragraph(&row.remark, columns.text, text + GAP / 2.0, note);
        return Drawn { end: Point { x: columns.text.left, y: top + GAP }, bottom };
    };
    text = draw_verdict(pen, row, measure, (columns, text + GAP / 2.0));
    if !drawable(measure) {
        return Drawn { end: Point { x: columns.text.left, y: top + GAP }, bottom: text };
    }
    let top = if columns.wide { top } else { text + GAP };
    let span = columns.labels;
    let area = Rect { left: span.left, top, right: span.right, bottom: top + PLOT };
    let end = plot::draw(pen, measure, area);
    let below = key(pen, row, measure, (span, area.bottom + GAP));
    Drawn { end, bottom: below.max(text) }
}

/// What the marks are, with the numbers, each behind a sample of its mark; gives the bottom.
fn key(pen: &mut Pen, row: &Row, measure: &Measure, (span, top): (Span, f64)) -> f64 {
    let said = ahead(measure, pen.view.locale);
    let mut y = top;
    for (sample, text) in [
        (Sample::Target, &row.target),
        (Sample::Way, &said.due),
        (Sample::Gap, &said.gap),
        (Sample::Pace, &said.pace),
        (Sample::None, &said.needed),
    ] {
        if text.is_empty() {
            continue;
        }
        let style = Style::small(pen.view.theme.muted, Part::Label);
        let words = Span { left: span.left + SAMPLE, right: span.right };
        if words.width() > SAMPLE {
            plot::sample(pen, measure, sample, Point { x: span.left, y: y + style.leading() / 2.0 });
        }
        y = pen.paragraph(&capital(text), words, y, style);
    }
    y
}

/// A label of a mark, as a line of its own.
fn capital(text: &str) -> String {
    let mut text = text.to_owned();
    crate::format::words::capitalise(&mut text);
    text
}
