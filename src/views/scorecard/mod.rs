//! A scorecard: indicators down, countries across, and in each cell the sign of
//! a verdict with its word; where the words have no room, a key below says what
//! the signs are. Shape, word and colour all differ, so that it can be read in
//! one colour too.

mod card;

use super::goal_bars::pen::{Pen, Span, Style};
use super::goal_bars::{finish, sign};
use crate::convert::count;
use crate::countries::Area;
use crate::figure::{Figure, Key, Stop, Target, View};
use crate::format::words::{self, Word, word};
use crate::geom::{Point, Rect};
use crate::model::Goals;
use crate::order;
use crate::progress::Status;
use crate::scene::Part;
use crate::theme::space;
use card::{Card, Cell};

/// Share of the width that the names of indicators take, and its bounds, CSS px.
const NAMES: (f64, f64, f64) = (0.34, 84.0, 300.0);
/// Which of a country's names is its code.
const CODE: usize = 2;
/// Least height of a line, and what is above and below its words.
const LOWEST: f64 = 44.0;
const PAD: f64 = space::NEAR;
/// Height of the countries' names, and between the entries of the key.
const HEAD: f64 = space::TICKS;
const APART: f64 = space::ENTRY;
/// From a sign's centre to the middle of the word below it.
const BELOW: f64 = 15.0;
/// Marks what somebody judged.
const JUDGED: &str = "*";
/// What stands where a country has no such indicator.
const NOTHING: &str = "–";

/// The chart in a picture of just the height that it needs.
pub fn draw(goals: &Goals, view: &View) -> Figure {
    let lang = view.locale.lang();
    let card = Card::new(goals, lang);
    let theme = view.theme;
    let mut pen = Pen::new(view);
    let (names, form) = split(&card, &pen);
    let stacked = names == 0.0;
    let wide = (view.width - names) / count(card.columns.len().max(1));
    let span = |column: usize| {
        let left = names + count(column) * wide;
        Span { left: left + space::HAIR, right: left + wide - space::HAIR }
    };
    let small = Style::small(theme.muted, Part::Label);
    let statuses = card.statuses();
    let worded =
        statuses.iter().all(|s| pen.width(words::status(*s, lang), small) <= wide - 2.0 * space::HAIR);
    for (column, area) in card.columns.iter().enumerate() {
        if let Some(area) = area {
            // Where not even codes have room, the tooltip says whose it is.
            if let Some(name) = words::names(area, lang).get(form) {
                centred(&mut pen, name, span(column), HEAD / 2.0, small);
            }
        }
    }
    let mut targets = Vec::new();
    let mut top = HEAD;
    for (index, line) in card.lines.iter().enumerate() {
        pen.level(Part::Grid, Span { left: 0.0, right: view.width }, top, theme.grid);
        let mut y = top + PAD;
        if !line.goal.is_empty() {
            let title = Style::body(theme.text, Part::Words).bold();
            y = pen.paragraph(&line.goal, Span { left: 0.0, right: view.width }, y, title) + PAD / 2.0;
        }
        let cells = y;
        let plain = Style::small(theme.text, Part::Words);
        let note = if line.whole { plain.bold() } else { plain };
        let right = if line.nothing.is_some() || stacked { view.width } else { names - PAD };
        y = pen.paragraph(&line.name, Span { left: 0.0, right }, y, note);
        let cells = if stacked { y + PAD / 2.0 } else { cells };
        let least = if line.nothing.is_some() { y } else { cells + LOWEST - 2.0 * PAD };
        let bottom = y.max(least) + PAD;
        for (place, cell) in line.cells.iter().enumerate() {
            let span = span(place);
            let x = (span.left + span.right) / 2.0;
            let at = Point { x, y: if worded { cells + 7.0 } else { (cells + bottom - PAD) / 2.0 } };
            match cell {
                Some(Cell { key, status, judged }) => {
                    sign::draw(&mut pen, *status, at);
                    if *judged {
                        pen.line(JUDGED, Point { x: at.x + sign::ROOM / 2.0, y: at.y }, small);
                    }
                    if worded {
                        let style = Style { color: sign::color(*status, theme), ..small };
                        centred(&mut pen, words::status(*status, lang), span, at.y + BELOW, style);
                    }
                    let hit = Rect { left: span.left, top: cells - PAD / 2.0, right: span.right, bottom };
                    targets.push(target(*key, Stop { line: index, place }, at, hit));
                }
                None if line.nothing.is_none() => centred(&mut pen, NOTHING, span, at.y, small),
                None => {}
            }
        }
        if let Some(row) = line.nothing {
            let at = Point { x: 1.0, y: cells + note.leading() / 2.0 };
            let hit = Rect { left: 0.0, top, right: view.width, bottom };
            targets.push(target(Key { row, column: 0 }, Stop { line: index, place: 0 }, at, hit));
        }
        top = bottom;
    }
    pen.scene.height = if worded { top } else { key(&mut pen, &statuses, top) };
    if card.lines.iter().flat_map(|line| line.cells.iter().flatten()).any(|cell| cell.judged) {
        let said = [JUDGED, " ", word(Word::Judgement, lang)].concat();
        let top = pen.scene.height + PAD / 2.0;
        pen.scene.height =
            pen.paragraph(&said, Span { left: 0.0, right: view.width }, top, small) + PAD / 2.0;
    }
    order::sort_by(&mut targets, |a, b| a.key.cmp(&b.key));
    finish(pen, targets)
}

fn target(key: Key, stop: Stop, at: Point, hit: Rect) -> Target {
    Target { key, stop, at, hit, drawn: true }
}

fn centred(pen: &mut Pen, text: &str, span: Span, y: f64, style: Style) {
    let left = (span.left + span.right - pen.width(text, style)) / 2.0;
    pen.line(text, Point { x: left.max(0.0), y }, style);
}

/// The width that the names of the indicators take, and which of the countries' names stand above the signs: the
/// longest that all have room for. Zero where the names have no room beside the signs and stand above them.
fn split(card: &Card, pen: &Pen) -> (f64, usize) {
    let (width, lang) = (pen.view.width, pen.view.locale.lang());
    let columns = count(card.columns.len().max(1));
    let names = (width * NAMES.0).max(NAMES.1).min(NAMES.2).min(width * 0.5);
    let style = Style::small(pen.view.theme.muted, Part::Label);
    let widest = |form: usize| {
        let name =
            |area: &&'static Area| words::names(area, lang).get(form).map(|name| pen.width(name, style));
        card.columns.iter().flatten().filter_map(name).fold(0.0, f64::max) + 2.0 * space::HAIR
    };
    let whole_words =
        card.lines.iter().filter(|line| line.nothing.is_none()).all(|line| {
            line.name.split_whitespace().all(|part| pen.width(part, style.bold()) <= names - PAD)
        });
    let forms = |room: f64| (0..=CODE).find(|form| widest(*form) * columns <= room);
    match forms(width - names) {
        Some(form) if whole_words => (names, form),
        _ => (0.0, forms(width).unwrap_or(CODE + 1)),
    }
}

/// What each sign is, in lines as wide as the picture; gives the bottom.
fn key(pen: &mut Pen, statuses: &[Status], top: f64) -> f64 {
    pen.level(Part::Grid, Span { left: 0.0, right: pen.view.width }, top, pen.view.theme.grid);
    let style = Style::small(pen.view.theme.text, Part::Label);
    let (mut x, mut y) = (0.0, top + PAD);
    for status in statuses {
        let text = words::status(*status, pen.view.locale.lang());
        let width = sign::ROOM + pen.width(text, style);
        if x > 0.0 && x + width > pen.view.width {
            (x, y) = (0.0, y + style.leading() + space::HAIR);
        }
        sign::draw(pen, *status, Point { x: x + sign::ROOM / 3.0, y: y + style.leading() / 2.0 });
        pen.line(text, Point { x: x + sign::ROOM, y: y + style.leading() / 2.0 }, style);
        x += width + APART;
    }
    y + style.leading() + PAD
}
