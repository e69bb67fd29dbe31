//! What an author adds to the lines: reference values across the plot and
//! annotations of single readings, placed where they cover neither lines nor
//! other words. A part of the wasm of its own: see `views::fetched`.

use super::Drawn;
use super::frame::FONT;
use crate::convert::count;
use crate::figure::View;
use crate::format::words;
use crate::geom::{Point, Rect, between, circle, clip, dashes, rectangle};
use crate::layout::{fit, wrap};
use crate::model::{Annotation, Reference};
use crate::scene::{Anchor, Part, Scene, Shape};
use crate::theme::{leading, space};

/// Dash and gap of a reference line.
const DASH: (f64, f64) = (6.0, 4.0);
/// From a reference line to the middle of its label: off it by more than words keep off lines.
const BESIDE: f64 = 10.5;
/// Between the edge of the plot and a label.
const EDGE: f64 = space::TIGHT;
/// Widest line of an annotation, CSS px and as a share of the plot.
const WIDEST: f64 = 160.0;
const SHARE: f64 = 0.45;
/// Height of a line of words, and half that of its letters.
const LINE: f64 = FONT.size * leading::LABEL;
const HALF: f64 = 7.0;
/// What words keep off lines and other words.
const CLEAR: f64 = 3.0;
/// So far above the plot words may stand.
const ABOVE: f64 = 18.0;
/// The ring on an annotated reading, and its stroke.
const RING: f64 = 6.0;
const STROKE: f64 = 1.5;
/// Distances of words from the ring, nearest first.
const AWAY: [f64; 5] = [6.0, 14.0, 26.0, 42.0, 62.0];

/// Where words may stand.
struct Sheet {
    plot: Rect,
    texts: Vec<Rect>,
    paths: Vec<Vec<Point>>,
}

impl Sheet {
    /// From what is drawn already.
    fn new(plot: Rect, view: &View, scene: &Scene) -> Self {
        let mut sheet = Sheet { plot, texts: Vec::new(), paths: Vec::new() };
        for mark in &scene.marks {
            match &mark.shape {
                Shape::Text { at, anchor, font, text, .. } => {
                    let width = view.measure.width(text, *font);
                    let left = match anchor {
                        Anchor::Start => at.x,
                        Anchor::Middle => at.x - width / 2.0,
                        Anchor::End => at.x - width,
                    };
                    sheet.texts.push(Rect::sized(left, at.y - HALF, width, 2.0 * HALF));
                }
                Shape::Line { points, .. } | Shape::Fill { points, .. } if mark.part == Part::Series => {
                    sheet.paths.push(points.clone());
                }
                Shape::Line { .. } | Shape::Fill { .. } => {}
            }
        }
        sheet
    }

    /// Whether words have room: inside the plot, or just above it, and off all words; and, if `clear`, off all lines.
    fn has_room(&self, room: Rect, clear: bool) -> bool {
        let Rect { left, top, right, bottom } = room;
        let wide =
            Rect { left: left - CLEAR, top: top - CLEAR, right: right + CLEAR, bottom: bottom + CLEAR };
        let plot = self.plot;
        let inside = left >= plot.left
            && right <= plot.right
            && top >= (plot.top - ABOVE).max(0.0)
            && bottom <= plot.bottom;
        let meets = |r: &Rect| {
            r.left < wide.right && wide.left < r.right && r.top < wide.bottom && wide.top < r.bottom
        };
        inside
            && !self.texts.iter().any(meets)
            && !(clear && self.paths.iter().any(|path| !clip(path, wide).is_empty()))
    }

    /// Whether a leader crosses words.
    fn crosses(&self, from: Point, to: Point) -> bool {
        let around = |r: &Rect| Rect { left: r.left - CLEAR, right: r.right + CLEAR, ..*r };
        self.texts.iter().any(|r| !clip(&[from, to], around(r)).is_empty())
    }
}

/// The dashed line of each reference, under the lines of the series.
pub fn draw_lines(drawn: &Drawn, scene: &mut Scene) {
    let plot = drawn.scales.plot;
    for Reference { value, .. } in &drawn.indicator.show.references {
        let y = drawn.scales.y.map(value.get());
        for points in dashes(&[Point { x: plot.left, y }, Point { x: plot.right, y }], DASH.0, DASH.1) {
            let color = drawn.view.theme.muted;
            scene.push(Part::Words, Shape::Line { points, width: 1.25, color });
        }
    }
}

/// Words above and over all lines: first those of references, then those of annotations.
pub fn draw_words(drawn: &Drawn, scene: &mut Scene) {
    let Drawn { indicator, scales, view, .. } = *drawn;
    let mut sheet = Sheet::new(scales.plot, view, scene);
    let rules: Vec<f64> = indicator.show.references.iter().map(|r| scales.y.map(r.value.get())).collect();
    for (reference, y) in indicator.show.references.iter().zip(&rules) {
        draw_label(view, (reference, *y), &rules, (&mut sheet, scene));
    }
    for y in rules {
        let ends = [scales.plot.left, scales.plot.right].map(|x| Point { x, y });
        sheet.paths.push(ends.to_vec());
    }
    let mut rings = Vec::new();
    for annotation in &indicator.show.annotations {
        let series = indicator.series.iter().find(|s| s.area == annotation.area);
        let value = series.and_then(|s| indicator.placed(s.at(annotation.year)));
        let y = value.map_or(scales.plot.bottom, |v| scales.y.map(v));
        let at = Point { x: scales.x.map(annotation.year), y };
        let mut points = circle(at, RING);
        points.extend(points.first().copied());
        sheet.paths.push(points.clone());
        scene.push(Part::Words, Shape::Line { points, width: STROKE, color: view.theme.text });
        rings.push(at);
    }
    for (i, (annotation, at)) in indicator.show.annotations.iter().zip(rings).enumerate() {
        draw_annotation((i, annotation), at, (view, &mut sheet), scene);
    }
}

/// The label of a reference: above its line at the left, else wherever beside
/// the line there is room; never on or beyond the line of another, whose label
/// it would seem to be. Where there is none, the key names it.
fn draw_label(
    view: &View,
    (reference, line): (&Reference, f64),
    rules: &[f64],
    (sheet, scene): (&mut Sheet, &mut Scene),
) {
    let plot = sheet.plot;
    let text = fit(&reference.label, plot.width() * 0.6, FONT, view.measure);
    let width = view.measure.width(&text, FONT);
    let (first, last) = (plot.left + EDGE, plot.right - EDGE - width);
    for clear in [true, false] {
        for share in [0.0, 1.0, 0.5, 0.25, 0.75] {
            for side in [-BESIDE, BESIDE] {
                let at = Point { x: first + (last - first) * share, y: line + side };
                let room = Rect::sized(at.x, at.y - HALF, width, 2.0 * HALF);
                let other = |y: f64| y != line && (y - at.y).abs() <= BESIDE;
                if text.is_empty() || rules.iter().any(|y| other(*y)) || !sheet.has_room(room, clear) {
                    continue;
                }
                put(&[text], at, view, scene);
                sheet.texts.push(room);
                return;
            }
        }
    }
}

/// Lines of words, the first at its middle's left end, on a patch of the background: the grid is under them.
fn put(lines: &[String], at: Point, view: &View, scene: &mut Scene) {
    for (n, text) in lines.iter().enumerate() {
        let at = Point { x: at.x, y: at.y + LINE * count(n) };
        let patch = Rect::sized(at.x - 1.0, at.y - HALF, view.measure.width(text, FONT) + 2.0, 2.0 * HALF);
        let color = view.theme.background.opacity(80);
        scene.push(Part::Words, Shape::Fill { points: rectangle(patch), color });
        let (anchor, text) = (Anchor::Start, text.clone());
        scene.push(Part::Words, Shape::Text { at, anchor, font: FONT, color: view.theme.text, text });
    }
}

/// The words of an annotation where there is room, else its number alone; in
/// the key under the plot both stand together.
fn draw_annotation(
    (i, annotation): (usize, &Annotation),
    at: Point,
    (view, sheet): (&View, &mut Sheet),
    scene: &mut Scene,
) {
    let sign = words::number_sign(i);
    let most = WIDEST.min(sheet.plot.width() * SHARE);
    let whole = wrap::wrap(&[sign, " ", &annotation.text].concat(), most, FONT, view.measure);
    let number = vec![sign.to_owned()];
    for (lines, clear) in [(&whole, true), (&number, true), (&number, false)] {
        let width = lines.iter().map(|l| view.measure.width(l, FONT)).fold(0.0, f64::max);
        let height = LINE * count(lines.len()) - LINE + 2.0 * HALF;
        let Some(room) = find_room((width, height), at, sheet, clear) else { continue };
        let near = Point { x: between(at.x, room.left, room.right), y: between(at.y, room.top, room.bottom) };
        leader(at, near, view, scene);
        put(lines, Point { x: room.left, y: room.top + HALF }, view, scene);
        sheet.texts.push(room);
        return;
    }
}

/// The nearest room for words of a size: above, below, left or right of a ring.
fn find_room((width, height): (f64, f64), at: Point, sheet: &Sheet, clear: bool) -> Option<Rect> {
    let plot = sheet.plot;
    let inside = |x: f64| between(x, plot.left + EDGE, (plot.right - EDGE - width).max(plot.left + EDGE));
    for away in AWAY {
        let off = RING + away;
        // Beginning at, ending at and in the middle of the ring; then beside it.
        let (near, far) = (at.x - RING, at.x + RING - width);
        let (above, below) = (at.y - off - height, at.y + off);
        let (before, after, level) = (at.x - off - width, at.x + off, at.y - height / 2.0);
        for (left, top) in [
            (inside(near), above),
            (inside(far), above),
            (inside(at.x - width / 2.0), above),
            (inside(near), below),
            (inside(far), below),
            (inside(at.x - width / 2.0), below),
            (before, level),
            (after, level),
            (before, above),
            (after, above),
            (before, below),
            (after, below),
        ] {
            let room = Rect::sized(left, top, width, height);
            let to =
                Point { x: between(at.x, room.left, room.right), y: between(at.y, room.top, room.bottom) };
            if sheet.has_room(room, clear) && !(clear && sheet.crosses(at, to)) {
                return Some(room);
            }
        }
    }
    None
}

/// A thin line from a ring to its words, if they are not beside it.
fn leader(from: Point, to: Point, view: &View, scene: &mut Scene) {
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let length = (dx * dx + dy * dy).sqrt();
    if length <= RING + CLEAR * 2.0 {
        return;
    }
    let along = |d: f64| Point { x: from.x + dx * d / length, y: from.y + dy * d / length };
    let points = vec![along(RING), along(length - CLEAR)];
    scene.push(Part::Words, Shape::Line { points, width: 1.0, color: view.theme.text });
}
