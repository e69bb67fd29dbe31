//! Goals as rings: how much of the way from its baseline to its target each
//! goal has gone, with the number and the verdict in the middle.
//!
//! A ring is filled clockwise from the top. What goes beyond the target goes
//! on over the first turn, in its full colour where the first is light; beyond
//! two turns the end is cut. What went back runs the other way round, and beyond a turn is cut too. The
//! number is always the true one. A goal of several indicators has the mean of
//! their ways, by weight.

use super::goal_bars::bar::cut;
use super::goal_bars::content::{self, Row};
use super::goal_bars::pen::{Pen, Span, Style};
use super::goal_bars::{finish, sign};
use crate::access::{self, wholes};
use crate::convert::{count, floor_usize};
use crate::countries::Area;
use crate::figure::{Figure, Key, Stop, Target, View, WHOLE};
use crate::format::phrases;
use crate::format::quantity::integer;
use crate::format::words;
use crate::geom::{Point, Rect, between, ring};
use crate::layout::wrap::wrap;
use crate::model::{Goal, Goals};
use crate::progress::Status;
use crate::progress::overall::mean_way;
use crate::scene::{Color, Part};
use crate::text::Font;
use crate::theme::{size, space};

/// Least width of a ring with its words, and what is between two of them, CSS px.
const CELL: f64 = 148.0;
const GAP: f64 = space::COLUMN;
/// The largest outer radius, and the share of it that the ring is thick.
const RADIUS: f64 = 72.0;
const THICK: f64 = 0.17;
/// Between the ring and the words around it.
const APART: f64 = space::GAP;
/// Half the width of the words in the middle, as a share of the inner radius, and the height of the sign above them.
const ROOM: f64 = 0.82;
const SIGN: f64 = 16.0;
/// Opacity of a first turn below a second, percent.
const FIRST: u8 = 40;
/// The second turn's end stands clear of the first by this, as a share of a turn.
const CLEAR: f64 = 0.012;

/// One ring, ready to be drawn.
struct Gauge<'a> {
    goal: &'a Goal,
    /// Whose, where the goal's figures are of several areas.
    area: Option<&'static Area>,
    row: &'a Row<'a>,
    key: Key,
    status: Status,
    /// Share of the way, and how many indicators it is the mean of.
    way: Option<(f64, usize)>,
}

/// The chart in a picture of just the height that it needs.
pub fn draw(goals: &Goals, view: &View) -> Figure {
    let rows = content::rows(goals, view.locale);
    let wholes = wholes(goals);
    let mut pen = Pen::new(view);
    let mut gauges = Vec::new();
    let mut seen: Vec<(usize, Option<&Area>)> = Vec::new();
    for (index, (line, row)) in goals.rows().iter().zip(&rows).enumerate() {
        // Areas are not averaged: each has a ring of its own.
        let area = line.measure.and_then(|m| m.area).filter(|_| line.goal.has_areas());
        if seen.contains(&(line.index, area)) {
            continue;
        }
        seen.push((line.index, area));
        let whole = wholes.iter().find(|whole| whole.row == index);
        let own = line.goal.measures.iter().filter(|m| area.is_none() || m.area == area);
        gauges.push(Gauge {
            goal: line.goal,
            area,
            row,
            key: Key { row: index, column: if whole.is_some() { WHOLE } else { 0 } },
            status: whole
                .map(|whole| whole.overall.status)
                .or(line.measure.map(|measure| measure.status()))
                .unwrap_or(Status::NoData),
            way: mean_way(own),
        });
    }
    let most = floor_usize(((view.width + GAP) / (CELL + GAP)).max(1.0));
    // As many in the last line as in the first, or nearly.
    let beside = gauges.len().div_ceil(gauges.len().div_ceil(most).max(1)).max(1);
    let wide = (view.width - GAP * (count(beside) - 1.0)) / count(beside);
    let (mut targets, mut top) = (Vec::new(), 0.0);
    for (line, gauges) in gauges.chunks(beside).enumerate() {
        if line > 0 {
            pen.level(Part::Grid, Span { left: 0.0, right: view.width }, top, view.theme.grid);
            top += GAP;
        }
        let (first, mut bottom) = (targets.len(), top);
        for (place, gauge) in gauges.iter().enumerate() {
            let left = count(place) * (wide + GAP);
            let span = Span { left, right: left + wide };
            let (at, end) = draw_gauge(&mut pen, gauge, span, top);
            bottom = end.max(bottom);
            let hit = Rect { left, top, right: span.right, bottom: end };
            targets.push(Target { key: gauge.key, stop: Stop { line, place }, at, hit, drawn: true });
        }
        for target in targets.iter_mut().skip(first) {
            target.hit.bottom = bottom;
        }
        top = bottom + GAP;
    }
    let note = Style::small(view.theme.muted, Part::Words);
    let said = phrases::RINGS.in_lang(view.locale.lang());
    pen.scene.height = pen.paragraph(said, Span { left: 0.0, right: view.width }, top, note);
    finish(pen, targets)
}

/// Draws a ring and its words into a span from `top` down; gives the top of the ring and the bottom of it all.
fn draw_gauge(pen: &mut Pen, gauge: &Gauge, span: Span, top: f64) -> (Point, f64) {
    let theme = pen.view.theme;
    let middle = (span.left + span.right) / 2.0;
    let radius = between(span.width() / 2.0 - 1.0, 1.0, RADIUS);
    let centre = Point { x: middle, y: top + radius + 1.0 };
    let radii = (radius * (1.0 - THICK), radius);
    pen.fill(Part::Track, ring(centre, radii, 1.0), theme.track);
    // A target that is met from the start has no way, and is met all the same.
    if let Some(way) = gauge.way.map(|(way, _)| way).or((gauge.status == Status::Achieved).then_some(1.0)) {
        turns(pen, (centre, radii), way, sign::color(gauge.status, theme));
    }
    let mut y = centre.y + radius + APART;
    y = verdict(pen, gauge, (centre, radii.0), (span, y));
    let title = Style::body(theme.text, Part::Words).bold();
    let number = if gauge.goal.number.is_none() { "" } else { "  " };
    let goal = gauge.goal.number.map(integer).unwrap_or_default();
    let name = match gauge.area {
        Some(of) => [&gauge.goal.title, ": ", words::area(of, pen.view.locale.lang())].concat(),
        None => gauge.goal.title.clone(),
    };
    y = pen.centred(&[&goal, number, &name].concat(), middle, (span, y), title);
    let note = Style::small(theme.muted, Part::Words);
    for text in about(gauge) {
        y = pen.centred(&text, middle, (span, y), note);
    }
    (Point { x: middle, y: top + radius * THICK / 2.0 + 1.0 }, y)
}

/// The filled part of a ring.
fn turns(pen: &mut Pen, (centre, radii): (Point, (f64, f64)), way: f64, color: Color) {
    let (top, bottom) = (centre.y - radii.1, centre.y - radii.0);
    let end = radii.1 / 3.0;
    if way <= 1.0 {
        pen.fill(Part::Bar, ring(centre, radii, way), color);
        if way < -1.0 {
            cut(pen, Rect { left: centre.x, top, right: centre.x + end, bottom }, 1.0);
        }
        return;
    }
    let clear = pen.view.theme.background;
    pen.fill(Part::Bar, ring(centre, radii, 1.0), color.opacity(FIRST));
    pen.fill(Part::Bar, ring(centre, radii, way - 1.0 + CLEAR), clear);
    pen.fill(Part::Bar, ring(centre, radii, way - 1.0), color);
    if way > 2.0 {
        cut(pen, Rect { left: centre.x - end, top, right: centre.x, bottom }, -1.0);
    }
}

/// Sign, number and word into the middle of a ring; the word below it where the middle has no room. Gives the bottom
/// of what stands below.
fn verdict(pen: &mut Pen, gauge: &Gauge, (centre, inner): (Point, f64), (span, below): (Span, f64)) -> f64 {
    let theme = pen.view.theme;
    let color = sign::color(gauge.status, theme);
    let figure =
        Style { font: Font { size: size::FIGURE, bold: true }, color: theme.text, part: Part::Label };
    let word = Style::small(color, Part::Verdict);
    let said = &content::worded(gauge.status, pen.view.locale);
    let number = gauge.way.map(|(way, _)| access::percent(way, pen.view.locale)).unwrap_or_default();
    let room = Span { left: centre.x - inner * ROOM, right: centre.x + inner * ROOM };
    let fits = said.split(' ').all(|part| pen.width(part, word) <= room.width())
        && pen.width(&number, figure) <= room.width();
    if !fits {
        let number =
            pen.centred(&number, centre.x, (span, below), Style { color: theme.text, ..word }.bold());
        return pen.centred(said, centre.x, (span, number), word) + APART / 2.0;
    }
    let lines = wrap(said, room.width(), word.font, pen.view.measure);
    let high = if number.is_empty() { 0.0 } else { figure.leading() };
    let all = SIGN + high + word.leading() * count(lines.len());
    let top = centre.y - all / 2.0;
    sign::draw(pen, gauge.status, Point { x: centre.x, y: top + SIGN / 2.0 - 2.0 });
    if !number.is_empty() {
        pen.centred(&number, centre.x, (room, top + SIGN), figure);
    }
    pen.centred(said, centre.x, (room, top + SIGN + high), word);
    below
}

/// What stands below a goal's title.
fn about(gauge: &Gauge) -> Vec<String> {
    let row = gauge.row;
    let mut lines = Vec::new();
    match (&row.whole, gauge.goal.measures.is_empty()) {
        (_, true) => lines.push(row.remark.clone()),
        (Some((_, said)), _) => lines.push(said.clone()),
        (None, _) => {
            lines.push(row.about.clone());
            if !row.value.is_empty() {
                lines.push([row.value.as_str(), " ", &row.when].concat());
            }
            lines.push(row.target.clone());
            // An illustrative target is called so already.
            let judged = row.measure.is_some_and(|m| m.judgement.is_some());
            if judged || matches!(gauge.status, Status::Undetermined(_)) {
                lines.push(row.caveat.to_owned());
            }
        }
    }
    lines
}
