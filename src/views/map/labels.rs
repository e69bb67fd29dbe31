//! Names and values: inside a country where they fit, else beside it, with a
//! line that leads there; never on one another, nor on another country.

use super::ground::{Ground, bounds};
use super::{Land, closed};
use crate::countries::outlines;
use crate::figure::View;
use crate::format::words;
use crate::geom::{Point, Rect, between, circle, clip, holds, rectangle, within_outlines};
use crate::model::Reading;
use crate::order;
use crate::scene::{Anchor, Color, Part, Scene, Shape};
use crate::text::Font;
use crate::theme::{leading, size, space};
use crate::views::{classes, tiles};

/// From one line of a label to the next, CSS px.
const LEADING: f64 = size::BODY * leading::TIGHT;
/// Around the words inside a country, and beside it.
const INSET: f64 = space::HAIR;
const CLEAR: f64 = space::TIGHT;
/// Between places tried beside a country.
const STEP: f64 = 6.0;
/// A leader longer than this is drawn only where not even the code fits inside.
const LONG: f64 = 70.0;
/// No leader is longer than this.
const LONGEST: f64 = 300.0;
/// What the mark of a tentative value takes beside the words.
const MARK: f64 = 7.0;
/// How far a leader may run over another country: no farther than a border is wide.
const ACROSS: f64 = 2.0;

/// What is written of a country.
struct Label {
    lines: Vec<(String, Font)>,
    size: (f64, f64),
}

fn is_tentative(land: &Land) -> bool {
    land.color.is_some() && land.reading.is_some_and(Reading::is_tentative)
}

/// Labels from the fullest to the shortest.
fn forms(land: &Land, [value, year]: [String; 2], view: &View) -> Vec<Label> {
    let font = if land.color.is_some() { tiles::VALUE } else { tiles::NOTE };
    let mut forms: Vec<Label> = Vec::new();
    let names = words::names(land.series.area, view.locale.lang());
    for name in names {
        let said = [value.as_str(), if year.is_empty() { "" } else { " " }, &year].concat();
        let mut lines = vec![(name.to_owned(), tiles::NAME), (said, font)];
        lines.retain(|(text, _)| !text.is_empty());
        let wide = lines.iter().map(|(text, font)| view.measure.width(text, *font)).fold(0.0, f64::max);
        let wide = if is_tentative(land) { wide + 2.0 * MARK } else { wide };
        let tall = LEADING * if lines.len() > 1 { 2.0 } else { 1.0 };
        if forms.last().is_none_or(|last| last.size.0 > wide) {
            forms.push(Label { lines, size: (wide, tall) });
        }
    }
    // Which country it is, if nothing else.
    let code = land.series.area.iso3;
    let size = (view.measure.width(code, tiles::NAME), LEADING);
    forms.push(Label { lines: vec![(code.to_owned(), tiles::NAME)], size });
    forms
}

/// An area grown on all sides.
fn grown(r: Rect, by: f64) -> Rect {
    Rect { left: r.left - by, top: r.top - by, right: r.right + by, bottom: r.bottom + by }
}

fn around(at: Point, (wide, tall): (f64, f64)) -> Rect {
    Rect::sized(at.x - wide / 2.0, at.y - tall / 2.0, wide, tall)
}

fn overlap(a: &Rect, b: &Rect) -> bool {
    a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}

/// Whether no border runs through an area.
fn is_whole(rings: &[Vec<Point>], area: Rect) -> bool {
    rings.iter().all(|ring| clip(&closed(ring), area).is_empty())
}

/// Where a label lies, and the point of the country that a line leads to.
struct Placed {
    label: Label,
    area: Rect,
    to: Option<Point>,
}

/// A place inside the country.
fn inside(land: &Land, label: &Label) -> Option<Rect> {
    let fits = |p: &&Point| is_whole(&land.rings, grown(around(**p, label.size), INSET));
    land.inner.iter().find(fits).map(|p| around(*p, label.size))
}

/// The point of an area that is nearest.
fn edge(area: Rect, p: Point) -> Point {
    Point { x: between(p.x, area.left, area.right), y: between(p.y, area.top, area.bottom) }
}

fn length(a: Point, b: Point) -> f64 {
    ((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)).sqrt()
}

/// What is on the map already.
struct Taken<'a> {
    /// All that is drawn with an outline: whose, around it, and it.
    coasts: &'a [(&'a str, Rect, Vec<Point>)],
    placed: &'a [Option<Placed>],
    room: Rect,
}

impl Taken<'_> {
    /// The place beside the country that is nearest, if there is one without a leader over another country.
    fn beside(&self, land: &Land, label: &Label, reach: f64) -> Option<Rect> {
        let from = *land.inner.first()?;
        let (wide, tall) = label.size;
        let mut tried: Vec<(f64, Rect)> = Vec::new();
        let mut top = self.room.top.max(from.y - reach - tall);
        while top + tall <= self.room.bottom && top <= from.y + reach {
            let mut left = self.room.left.max(from.x - reach - wide);
            while left + wide <= self.room.right && left <= from.x + reach {
                let area = Rect::sized(left, top, wide, tall);
                let far = length(from, edge(area, from));
                if far <= reach {
                    tried.push((far, area));
                }
                left += STEP;
            }
            top += STEP;
        }
        order::sort_by(&mut tried, |a, b| a.0.total_cmp(&b.0));
        let fits = |area: &Rect| {
            let to = edge(*area, from);
            self.is_free(*area) && !self.is_crossed(from, to) && self.over(land, from, to) <= ACROSS
        };
        tried.into_iter().map(|(_, area)| area).find(fits)
    }

    /// How far a leader runs over other countries.
    fn over(&self, land: &Land, from: Point, to: Point) -> f64 {
        let others = self.coasts.iter().filter(|(code, ..)| *code != land.series.area.iso3);
        let parts = others.flat_map(|(_, _, ring)| within_outlines(std::slice::from_ref(ring), from, to));
        parts.map(|part| part.first().zip(part.last()).map_or(0.0, |(a, b)| length(*a, *b))).sum()
    }

    /// Whether an area lies over the sea, off all labels and leaders.
    fn is_free(&self, area: Rect) -> bool {
        let clear = grown(area, CLEAR);
        let coast = self.coasts.iter().any(|(_, bounds, ring)| {
            overlap(bounds, &clear) && (holds(ring, area.centre()) || !clip(ring, clear).is_empty())
        });
        let taken = self.placed.iter().flatten().any(|other| {
            let leader = other.to.is_some_and(|to| !clip(&[to, edge(other.area, to)], clear).is_empty());
            leader || overlap(&grown(other.area, CLEAR), &clear)
        });
        !coast && !taken
    }

    /// Whether a leader would run through a label.
    fn is_crossed(&self, from: Point, to: Point) -> bool {
        self.placed
            .iter()
            .flatten()
            .any(|other| !clip(&[from, to], grown(other.area, space::HAIR)).is_empty())
    }
}

/// Draws the labels; gives the area of each, in the order of the countries.
pub fn draw(
    lands: &[Land],
    text: &dyn Fn(&Land) -> [String; 2],
    (ground, room, view): (&Ground, Rect, &View),
    scene: &mut Scene,
) -> Vec<Option<Rect>> {
    let mut placed: Vec<Option<Placed>> = Vec::new();
    let mut waiting: Vec<Vec<Label>> = Vec::new();
    for land in lands {
        let mut forms = forms(land, text(land), view);
        let fit = forms.iter().enumerate().find_map(|(i, label)| Some((i, inside(land, label)?)));
        // Codes are a last resort.
        placed.push(fit.filter(|(i, _)| *i == 0 || i + 2 < forms.len()).map(|(i, area)| {
            let label = forms.swap_remove(i);
            Placed { label, area, to: None }
        }));
        waiting.push(forms);
    }
    let mut coasts = Vec::new();
    for outline in outlines() {
        for ring in ground.rings(&outline.code) {
            coasts.push((outline.code.as_str(), bounds(std::slice::from_ref(&ring)), closed(&ring)));
        }
    }
    for (i, (land, mut forms)) in lands.iter().zip(waiting).enumerate() {
        if placed.get(i).is_none_or(Option::is_some) {
            continue;
        }
        let room = Rect { left: room.left + CLEAR, right: room.right - CLEAR, ..room };
        let taken = Taken { coasts: &coasts, placed: &placed, room };
        let to = land.inner.first().copied();
        let near = |label: &Label| Some((taken.beside(land, label, LONG)?, to));
        let within = |label: &Label| Some((inside(land, label)?, None));
        let far = |label: &Label| Some((taken.beside(land, label, LONGEST)?, to));
        let close = forms.iter().enumerate().find_map(|(i, l)| Some((i, near(l).or_else(|| within(l))?)));
        let fit = close.or_else(|| forms.iter().enumerate().find_map(|(i, l)| Some((i, far(l)?))));
        let found = fit.map(|(i, (area, to))| Placed { label: forms.swap_remove(i), area, to });
        if let Some(place) = placed.get_mut(i) {
            *place = found;
        }
    }
    for place in placed.iter().flatten() {
        if let Some(to) = place.to {
            leader(to, edge(grown(place.area, space::HAIR), to), view, scene);
        }
    }
    for (land, place) in lands.iter().zip(&placed) {
        if let Some(place) = place {
            write(land, place, view, scene);
        }
    }
    placed.into_iter().map(|place| place.map(|place| grown(place.area, INSET))).collect()
}

/// A line from a point of a country to its label, with a halo that parts it from any colour.
fn leader(from: Point, to: Point, view: &View, scene: &mut Scene) {
    let theme = view.theme;
    for (more, color) in [(1.0, theme.background), (0.0, theme.text)] {
        scene.push(Part::Label, Shape::Line { points: vec![from, to], width: 1.0 + 2.0 * more, color });
        scene.push(Part::Label, Shape::Fill { points: circle(from, 2.0 + more), color });
    }
}

/// The words of a label, and the mark of a value that may turn out otherwise.
fn write(land: &Land, place: &Placed, view: &View, scene: &mut Scene) {
    let theme = view.theme;
    let on: Option<Color> = land.color.filter(|_| place.to.is_none());
    let ink = on.map_or(theme.text, |color| classes::ink(color, theme));
    if place.to.is_none() && (land.color.is_none() || theme.hatched) {
        // The stripes keep off the words.
        let points = rectangle(grown(place.area, space::HAIR));
        scene.push(Part::Grid, Shape::Fill { points, color: theme.background });
    }
    let mut y = place.area.top + LEADING / 2.0;
    for (text, font) in &place.label.lines {
        let at = Point { x: place.area.centre().x, y };
        let (font, text) = (*font, text.clone());
        scene.push(Part::Words, Shape::Text { at, anchor: Anchor::Middle, font, color: ink, text });
        y += LEADING;
    }
    if is_tentative(land) {
        classes::corner(place.area, ink, scene);
    }
}
