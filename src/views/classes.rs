//! Numbers in classes: where these begin, their colours, and the legend.

use crate::convert::{count, floor_usize};
use crate::figure::View;
use crate::format::words::{Word, word};
use crate::geom::{Point, Rect, rectangle, stripes};
use crate::layout::{fit, within};
use crate::model::Indicator;
use crate::order;
use crate::scale::nice;
use crate::scene::{Anchor, Color, Part, Scene, Shape};
use crate::text::Font;
use crate::theme::{Theme, leading, size, space};

/// Most classes that the eye tells apart.
const MOST: usize = 7;
/// Above this share of the numbers in the lowest class, round breaks hide
/// what there is to see: classes of equal counts take their place.
const SKEWED: f64 = 0.6;
/// How many of these.
const EQUAL: usize = 5;
/// Font of the legend.
const FONT: Font = Font { size: size::SMALL, bold: false };
/// A swatch of the legend: its greatest width, its height, and the top of the row.
const SWATCH: (f64, f64, f64) = (48.0, 12.0, 20.0);
/// Between hatching lines, CSS px, and the most lines of one area.
pub const HATCH: (f64, f64) = (5.0, 60.0);
/// Height of the legend.
pub const LEGEND: f64 = 54.0;

/// Classes of numbers; a number on a boundary belongs to the upper one.
#[derive(Clone, Debug, PartialEq)]
pub struct Classes {
    /// Boundaries with both ends, rising; both the same where all numbers are.
    pub breaks: Vec<f64>,
    /// Digits that tell the boundaries apart in print.
    pub decimals: u8,
}

impl Classes {
    /// Classes for all years of an indicator, though not all be shown: so a
    /// colour means the same in every year that a reader turns to. Where the
    /// view is of each country's latest figure, for these: old heights would
    /// leave them all in the lowest class.
    pub fn of(indicator: &Indicator) -> Self {
        let latest = indicator.is_of_one_year() && indicator.show.year.is_none();
        let mut numbers = Vec::new();
        for series in &indicator.series {
            if latest {
                numbers.extend(series.latest().map(|l| l.1));
            } else {
                numbers.extend(series.numbers().map(|n| n.1));
            }
        }
        Classes::new(numbers, indicator.decimals)
    }

    /// Classes for the numbers, which are printed with `decimals`.
    pub fn new(mut numbers: Vec<f64>, decimals: u8) -> Self {
        order::sort_by(&mut numbers, f64::total_cmp);
        let (Some(&low), Some(&high)) = (numbers.first(), numbers.last()) else {
            return Classes { breaks: vec![0.0, 0.0], decimals };
        };
        if low >= high {
            return Classes { breaks: vec![low, low], decimals };
        }
        // Where no round ones fit, zero still parts what is below from what is above.
        let zero = (low < 0.0 && high > 0.0).then_some(0.0);
        let breaks = [Some(low), zero, Some(high)].into_iter().flatten().collect();
        let mut classes = Classes { breaks, decimals };
        for wanted in [6.0, 5.0, 4.0, 3.0, 2.0, 1.0] {
            let (_, ticks) = nice(low, high, wanted);
            if (3..=MOST + 1).contains(&ticks.values.len()) {
                classes = Classes { breaks: ticks.values, decimals: ticks.decimals };
                break;
            }
        }
        let lowest = numbers.iter().filter(|v| classes.class(**v) == 0).count();
        let crosses = low < 0.0 && high > 0.0;
        if crosses || count(lowest) <= SKEWED * count(numbers.len()) {
            return classes;
        }
        let scale = 10_f64.powi(i32::from(decimals));
        let rounded = |v: f64, round: fn(f64) -> f64| {
            let r = round(v * scale) / scale;
            if r.is_finite() { r } else { v }
        };
        let mut breaks = vec![rounded(low, f64::floor)];
        for k in 1..EQUAL {
            let v = numbers.get(numbers.len() * k / EQUAL).map_or(high, |v| rounded(*v, f64::round));
            if breaks.last().is_some_and(|b| v > *b) && v < high {
                breaks.push(v);
            }
        }
        breaks.push(rounded(high, f64::ceil));
        Classes { breaks, decimals }
    }

    /// How many classes there are, at least one.
    pub fn many(&self) -> usize {
        self.breaks.len().saturating_sub(1).max(1)
    }

    /// The class of a number, counted from the lowest.
    pub fn class(&self, value: f64) -> usize {
        let inner = self.breaks.iter().skip(1).take(self.many() - 1);
        inner.filter(|b| value >= **b).count()
    }

    /// The colour of a class. Around zero there are two hues, each the
    /// stronger the farther from zero, on one scale.
    pub fn color(&self, class: usize, theme: &Theme) -> Color {
        let below = self.breaks.iter().filter(|b| **b < 0.0).count();
        let crosses = below > 0 && self.breaks.last().is_some_and(|b| *b > 0.0);
        let steps = |i: usize, of: usize| floor_usize((count(i) * 6.0 / count(of.max(1))).round());
        let (ramp, step) = match (crosses, class < below) {
            (false, _) if self.many() == 1 => (&theme.ramp, 3),
            (false, _) => (&theme.ramp, steps(class, self.many() - 1)),
            (true, low) => {
                let longest = below.max(self.many().saturating_sub(below));
                let far = if low { below - class - 1 } else { class - below };
                (if low { &theme.below } else { &theme.above }, steps(far, longest.saturating_sub(1)))
            }
        };
        ramp.get(step).copied().unwrap_or(theme.neutral)
    }

    /// Draws the unit, the swatches with the boundaries under them, and what
    /// no data looks like.
    pub fn legend(&self, indicator: &Indicator, view: &View, scene: &mut Scene) {
        let theme = view.theme;
        let (widest, height, top) = SWATCH;
        let words = |x, y, anchor, text| {
            let (at, color) = (Point { x, y }, theme.muted);
            Shape::Text { at, anchor, font: FONT, color, text }
        };
        let unit = fit(&indicator.unit, view.width, FONT, view.measure);
        if !unit.is_empty() {
            scene.push(Part::Axis, words(0.0, FONT.size * leading::FIRST, Anchor::Start, unit));
        }
        let none = word(Word::NoData, view.locale.lang());
        let side = view.measure.width(none, FONT) + 44.0;
        let first = size::SMALL;
        let width = ((view.width - side - 2.0 * first) / count(self.many())).min(widest).max(1.0);
        for class in 0..self.many() {
            let area = Rect::sized(first + width * count(class), top, width - 1.0, height);
            self.fill(class, area, theme, scene);
        }
        let mut free = f64::NEG_INFINITY;
        let one = self.breaks.first() == self.breaks.last();
        for (i, value) in self.breaks.iter().take(if one { 1 } else { self.breaks.len() }).enumerate() {
            let text = view.locale.number(*value, self.decimals);
            let wide = view.measure.width(&text, FONT);
            let x = within(first + width * if one { 0.5 } else { count(i) }, wide, view.width);
            if x - wide / 2.0 >= free && wide <= view.width {
                free = x + wide / 2.0 + space::CLOSE;
                scene.push(Part::Axis, words(x, top + height + space::GAP, Anchor::Middle, text));
            }
        }
        let left = first + width * count(self.many()) + space::APART;
        let area = Rect::sized(left, top, 20.0, height);
        if area.right + space::CLOSE < view.width {
            hatch(area, theme, scene);
            let text = fit(none, view.width - area.right - space::CLOSE, FONT, view.measure);
            if !text.is_empty() {
                scene.push(
                    Part::Axis,
                    words(area.right + space::CLOSE, top + height / 2.0, Anchor::Start, text),
                );
            }
        }
    }
}

impl Classes {
    /// Fills an area of a class: in its colour, or, where the system forces
    /// colours, with a frame and stripes of its text's colour, closer together
    /// the higher the class. Gives the ink for words on it.
    pub fn fill(&self, class: usize, area: Rect, theme: &Theme, scene: &mut Scene) -> Color {
        let color = self.color(class, theme);
        if !theme.hatched {
            scene.push(Part::Series, Shape::Fill { points: rectangle(area), color });
            return ink(color, theme);
        }
        let mut frame = rectangle(area);
        frame.extend(frame.first().copied());
        scene.push(Part::Series, Shape::Line { points: frame, width: 1.0, color });
        for points in self.lines(class, area) {
            scene.push(Part::Series, Shape::Line { points, width: 1.0, color });
        }
        color
    }

    /// The lines that stand for a class where colours cannot: from one in 24 px
    /// to one in 4, upright, for no data lean.
    pub fn lines(&self, class: usize, area: Rect) -> Vec<Vec<Point>> {
        let step = 4.0 + 20.0 * (1.0 - count(class) / count(self.many().saturating_sub(1).max(1)));
        let mut lines = Vec::new();
        let mut x = area.left + step / 2.0;
        while x < area.right {
            lines.push(vec![Point { x, y: area.top }, Point { x, y: area.bottom }]);
            x += step;
        }
        lines
    }
}

/// An area without data: diagonal lines, no colour of a class.
pub fn hatch(area: Rect, theme: &Theme, scene: &mut Scene) {
    let step = HATCH.0.max((area.width() + area.height()) / HATCH.1);
    for points in stripes(area, step).into_iter().filter(|p| p.len() > 1) {
        scene.push(Part::Grid, Shape::Line { points, width: 1.0, color: theme.axis });
    }
}

/// Marks an area whose value may turn out otherwise: a corner of it.
pub fn corner(area: Rect, color: Color, scene: &mut Scene) {
    let size = (area.width().min(area.height()) * 0.4).min(6.0);
    let at = Point { x: area.right, y: area.top };
    let points = vec![Point { x: at.x - size, ..at }, at, Point { y: at.y + size, ..at }];
    scene.push(Part::Series, Shape::Fill { points, color });
}

/// Relative luminance (WCAG 2.2).
fn luminance(color: Color) -> f64 {
    let [r, g, b] = color.rgb.map(|c| {
        let c = f64::from(c) / 255.0;
        if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

/// The ink that can be read on a colour.
pub fn ink(on: Color, theme: &Theme) -> Color {
    let [dark, light] = theme.inks;
    // Where both have the same contrast: the root of 1.05 * 0.05, less 0.05.
    if luminance(on) > 0.179 { dark } else { light }
}
