//! Goals as bullet bars: one line for each measure of each goal, or for a goal
//! without any.
//!
//! Rows (what each line says) → columns (where things stand across) → lines
//! drawn from the top down.

pub(super) mod bar;
pub(super) mod columns;
pub(super) mod content;
pub(super) mod pen;
pub(super) mod sign;

use crate::figure::{Figure, Key, Stop, Target, View};
use crate::format::phrases;
use crate::geom::{Point, Rect};
use crate::model::{Goals, Measure};
use crate::progress::trajectory::due;
use crate::scene::{Part, Scene, Shape};
use crate::theme::space;
use columns::Columns;
use content::Row;
use pen::{Pen, Span, Style};

/// Above and below the contents of a line; less above a further measure of the same goal.
const PAD: f64 = space::APART;
/// Between the text, the value and the bar where they stand below each other.
const STACKED: f64 = space::CLOSE;
/// Between a title and the measure under it.
const LINES_APART: f64 = space::HAIR;
/// Between a value and the verdict on the same line.
const APART: f64 = space::ENTRY;

/// The chart in a picture of just the height that it needs.
pub fn draw(goals: &Goals, view: &View) -> Figure {
    let rows = content::rows(goals, view.locale);
    let mut pen = Pen::new(view);
    let columns = Columns::new(&rows, &pen);
    let targets =
        stack(&mut pen, &rows, columns.text.left, &mut |pen, row, top| draw_row(pen, row, &columns, top));
    if rows.iter().filter_map(|row| row.measure).any(|measure| due(measure).is_some()) {
        explain(&mut pen);
    }
    finish(pen, targets)
}

/// What the mark of what was due is, below all lines.
fn explain(pen: &mut Pen) {
    let note = Style::small(pen.view.theme.muted, Part::Words);
    let top = pen.scene.height;
    let words = Span { left: sign::ROOM, right: pen.view.width };
    if words.width() < 4.0 * sign::ROOM {
        return;
    }
    bar::caret(pen, Point { x: sign::ROOM / 3.0, y: top + note.leading() / 2.0 + 3.0 });
    let said = phrases::DUE_MARK.in_lang(pen.view.locale.lang());
    pen.scene.height = pen.paragraph(said, words, top, note) + PAD / 2.0;
}

/// Draws lines from the top down with rules between them, which begin at
/// `indent` above a further measure of the same goal; gives their targets.
pub(super) fn stack(
    pen: &mut Pen,
    rows: &[Row],
    indent: f64,
    each: &mut dyn FnMut(&mut Pen, &Row, f64) -> bar::Drawn,
) -> Vec<Target> {
    let (mut targets, mut top, width) = (Vec::new(), 0.0, pen.view.width);
    for (index, row) in rows.iter().enumerate() {
        if index > 0 {
            let left = if row.first { 0.0 } else { indent };
            pen.level(Part::Grid, Span { left, right: width }, top, pen.view.theme.grid);
        }
        let line = each(pen, row, top + PAD);
        let bottom = line.bottom + PAD;
        targets.push(Target {
            key: Key { row: index, column: 0 },
            stop: Stop { line: index, place: 0 },
            at: line.end,
            hit: Rect { left: 0.0, top, right: width, bottom },
            drawn: true,
        });
        top = bottom;
    }
    pen.scene.height = top;
    targets
}

/// What was drawn, as a figure.
pub(super) fn finish(pen: Pen, targets: Vec<Target>) -> Figure {
    let plot = Rect { left: 0.0, top: 0.0, right: pen.view.width, bottom: pen.scene.height };
    Figure { scene: pen.scene, targets, plot, outlines: Vec::new() }
}

/// Draws one line from `top` down.
fn draw_row(pen: &mut Pen, row: &Row, columns: &Columns, top: f64) -> bar::Drawn {
    let theme = pen.view.theme;
    let title = Style::body(theme.text, Part::Words).bold();
    let note = Style::small(theme.muted, Part::Words);
    let text = draw_title(pen, row, columns.text, top);
    let beside = if columns.wide { top } else { text };
    let Some(measure) = row.measure else {
        let gap = if columns.wide { 1.0 } else { STACKED / 2.0 };
        let left = if columns.wide { columns.track.left } else { columns.text.left };
        let span = Span { left, right: columns.verdict.right };
        let bottom = pen.paragraph(&row.remark, span, beside + gap, note).max(text);
        return bar::Drawn { end: Point { x: columns.track.left, y: top + title.leading() / 2.0 }, bottom };
    };
    let bar_at = |top| bar::Place { track: columns.track, labels: columns.labels, top };
    if !bar::drawable(measure) {
        let end = Point { x: columns.track.left, y: beside + title.leading() / 2.0 };
        let beside = if columns.wide { beside } else { beside + STACKED };
        let bottom = draw_verdict(pen, row, measure, (columns, beside)).max(text);
        return bar::Drawn { end, bottom };
    }
    if columns.wide {
        let drawn = bar::draw(pen, row, measure, bar_at(top));
        // The value on the line of its bar.
        let first = (drawn.end.y - title.leading() / 2.0).round();
        let bottom = draw_verdict(pen, row, measure, (columns, first));
        bar::Drawn { bottom: drawn.bottom.max(bottom).max(text), ..drawn }
    } else {
        let bottom = draw_verdict(pen, row, measure, (columns, beside + STACKED));
        bar::draw(pen, row, measure, bar_at(bottom + STACKED))
    }
}

/// The goal's number and title, and what is measured; gives the bottom.
pub(super) fn draw_title(pen: &mut Pen, row: &Row, span: Span, top: f64) -> f64 {
    let theme = pen.view.theme;
    let title = Style::body(theme.text, Part::Words).bold();
    if !row.number.is_empty() {
        pen.line(&row.number, Point { x: 0.0, y: top + title.leading() / 2.0 }, title);
    }
    let mut text = pen.paragraph(row.title, span, top, title);
    if !row.title.is_empty() {
        text += LINES_APART;
    }
    if let Some((status, said)) = &row.whole {
        let style = Style::small(theme.text, Part::Words);
        let centre = Point { x: span.left + sign::ROOM / 3.0, y: text + style.leading() / 2.0 };
        let words = Span { left: span.left + sign::ROOM, ..span };
        if words.width() > sign::ROOM {
            sign::draw(pen, *status, centre);
        }
        text = pen.paragraph(said, words, text, style) + STACKED;
    }
    pen.paragraph(&row.about, span, text, Style::small(theme.muted, Part::Words))
}

/// The latest value with its year, the verdict with its sign, and what is
/// to be known about it; gives the bottom. Where they stand under the text, value and
/// verdict share a line if it has room for both.
pub(super) fn draw_verdict(
    pen: &mut Pen,
    row: &Row,
    measure: &Measure,
    (columns, top): (&Columns, f64),
) -> f64 {
    let span = columns.verdict;
    let theme = pen.view.theme;
    let status = measure.status();
    let plain = Style::body(theme.text, Part::Label);
    let verdict = Style::body(sign::color(status, theme), Part::Verdict);
    let mut y = top;
    let value = pen.width(&row.value, plain.bold()) + pen.width(" ", plain);
    let whole = value + pen.width(&row.when, plain);
    let word = sign::ROOM + pen.width(&row.verdict, verdict);
    let mut left = span.left;
    if row.value.is_empty() {
    } else if whole <= span.width() {
        let middle = y + plain.leading() / 2.0;
        pen.line(&row.value, Point { x: span.left, y: middle }, plain.bold());
        pen.line(&row.when, Point { x: span.left + value, y: middle }, plain);
        if !columns.wide && whole + APART + word <= span.width() {
            left = (span.right - word - 0.5).floor();
        } else {
            y += plain.leading();
        }
    } else {
        y = pen.paragraph(&row.value, span, y, plain.bold());
        y = pen.paragraph(&row.when, span, y, plain);
    }
    let words = Span { left: left + sign::ROOM, right: span.right };
    if words.width() > sign::ROOM {
        sign::draw(pen, status, Point { x: left + sign::ROOM / 3.0, y: y + verdict.leading() / 2.0 });
    }
    y = pen.paragraph(&row.verdict, words, y, verdict);
    pen.paragraph(row.caveat, span, y, Style::small(theme.muted, Part::Words))
}

/// A rule above and below the line pointed at, and an outline around its bar.
pub fn overlay(figure: &Figure, view: &View, pointed: Key) -> Scene {
    let scene = Scene { width: view.width, height: figure.scene.height, marks: Vec::new() };
    let mut pen = Pen { view, scene };
    let Some(target) = figure.target(pointed) else { return pen.scene };
    let hit = target.hit;
    let color = view.theme.text;
    pen.rect(Part::Pointer, hit, color.opacity(4));
    for y in [hit.top + 0.5, hit.bottom - 0.5] {
        pen.level(Part::Pointer, Span { left: hit.left, right: hit.right }, y, color);
    }
    // Room for the outline itself.
    let inner = Rect::sized(hit.left + 1.0, hit.top + 1.0, hit.width() - 2.0, hit.height() - 2.0);
    for mark in figure.scene.marks.iter().filter(|mark| mark.part == Part::Track) {
        if let Shape::Fill { points, .. } = &mark.shape
            && points.iter().all(|p| inner.contains(*p))
        {
            let mut outline = points.clone();
            outline.extend(outline.first().copied());
            pen.stroke(Part::Pointer, outline, 1.5, color);
        }
    }
    pen.scene
}
