//! Where the plots of small multiples stand: columns from the width, axes from
//! what is shown in each.

use crate::convert::{count, floor_usize};
use crate::figure::{Height, View};
use crate::geom::{Rect, between};
use crate::model::{Indicator, Role, Scale};
use crate::scale::{Axis, extent, extent_of};
use crate::theme::space;
use crate::views::line::frame::{FONT, Scales};

/// Width that a plot should have at least and at most, and the least that is taken, CSS px.
const WIDTH: (f64, f64, f64) = (160.0, 260.0, 136.0);
/// Columns that are wished for: seven plots then stand in two rows.
const COLUMNS: f64 = 4.0;
/// Height of a plot as a share of its width, and the bounds of it, CSS px.
const SHAPE: f64 = 0.7;
const HEIGHT: (f64, f64, f64) = (48.0, 96.0, 150.0);
/// Above the plots: the unit, and whose the dashed lines are.
pub const TOP: f64 = space::COLUMN;
/// Name of a plot, and what stands below it: crosses and years.
const TITLE: f64 = space::AXIS;
const BELOW: f64 = space::TICKS;
/// Between plots, and between tick labels and a plot.
pub const GAP: f64 = space::APART;
pub const TICK: f64 = space::CLOSE;
/// Height that a step of the value axis should have, CSS px.
const STEP: f64 = 36.0;
/// Where everything stands.
pub struct Panels {
    pub panels: Vec<Panel>,
    /// Comparators that have no plot: dashed in each.
    pub compared: Vec<usize>,
}

pub struct Panel {
    /// Index of the series.
    pub row: usize,
    /// The whole of it, name and years included.
    pub cell: Rect,
    pub scales: Scales,
    pub axis: Axis,
    /// Whether ticks are labelled here, and years.
    pub labelled: (bool, bool),
}

/// Which series have a plot, and which comparators do not.
fn parted(indicator: &Indicator) -> (Vec<usize>, Vec<usize>) {
    let rows = 0..indicator.series.len();
    let compared = |row: &usize| indicator.series.get(*row).is_some_and(|s| s.role == Role::Comparator);
    let (compared, own): (Vec<usize>, Vec<usize>) = rows.partition(compared);
    if own.is_empty() { (compared, own) } else { (own, compared) }
}

/// How many columns: plots near the wished width, and few places empty.
fn columns(many: usize, width: f64) -> usize {
    let most = floor_usize((width + GAP) / (WIDTH.2 + GAP)).min(many).max(1);
    let wished = between(width / COLUMNS, WIDTH.0, WIDTH.1);
    let mut best = (f64::INFINITY, 1);
    for columns in 1..=most {
        let wide = (width + GAP) / count(columns) - GAP;
        let empty = many.div_ceil(columns) * columns - many;
        let cost = (wide - wished).abs() / wished + count(empty) / count(many.max(1));
        if cost < best.0 {
            best = (cost, columns);
        }
    }
    best.1
}

fn is_log(indicator: &Indicator) -> bool {
    indicator.show.scale == Scale::Log
}

/// How many ticks an axis has room for: at least, usually, at most.
const TICKS: [f64; 3] = [2.0, 3.0, 4.0];

/// What the widest tick label takes, however many ticks the height will have room for.
fn gutter(indicator: &Indicator, view: &View) -> f64 {
    let own = |series| extent_of(indicator, &mut std::iter::once(series));
    let ends = match indicator.show.free {
        // Axes of their own may have ticks that are finer.
        true => indicator.series.iter().map(own).collect(),
        false => vec![extent(indicator)],
    };
    let mut widest = 0.0;
    for ends in ends {
        let labels = |wanted| Axis::new(ends, is_log(indicator), wanted).labels(view.locale, false);
        for label in TICKS.into_iter().flat_map(labels) {
            widest = f64::max(widest, view.measure.width(&label, FONT));
        }
    }
    (widest + TICK).min(view.width * 0.25)
}

/// Left edges and width of the plots: columns, room for ticks, width of a plot.
fn across(indicator: &Indicator, many: usize, view: &View) -> (usize, f64, f64) {
    let gutter = gutter(indicator, view);
    if indicator.show.free {
        let columns = columns(many, view.width + gutter).max(1);
        let least = WIDTH.2 + gutter;
        let columns = columns.min(floor_usize((view.width + GAP) / (least + GAP)).max(1));
        let wide = (view.width + GAP) / count(columns) - GAP - gutter;
        return (columns, gutter, wide.max(1.0));
    }
    let columns = columns(many, view.width - gutter);
    (columns, gutter, ((view.width - gutter + GAP) / count(columns) - GAP).max(1.0))
}

/// Height by the number of rows.
pub fn height(indicator: &Indicator, view: &View) -> Height {
    let many = parted(indicator).0.len();
    let (columns, _, wide) = across(indicator, many, view);
    let rows = count(many.div_ceil(columns));
    let of = |plot: f64| (TOP + rows * (TITLE + plot + BELOW)).ceil();
    Height { natural: of(between(wide * SHAPE, HEIGHT.1, HEIGHT.2)), least: of(HEIGHT.0) }
}

impl Panels {
    pub fn new(indicator: &Indicator, view: &View) -> Self {
        let (own, compared) = parted(indicator);
        let many = own.len();
        let (columns, gutter, wide) = across(indicator, many, view);
        let rows = count(many.div_ceil(columns).max(1));
        let pitch = (view.height - TOP).max(0.0) / rows;
        let tall = (pitch - TITLE - BELOW).max(0.0);
        let free = indicator.show.free;
        let step = if free { wide + gutter + GAP } else { wide + GAP };
        let mut panels = Vec::new();
        for (i, &row) in own.iter().enumerate() {
            let (line, place) = (i / columns, i % columns);
            // What is dashed in each counts there too.
            let within = |i: &usize| !free || *i == row || compared.contains(i);
            let shown = indicator.series.iter().enumerate().filter(|(i, _)| within(i));
            let ends = extent_of(indicator, &mut shown.map(|(_, series)| series));
            let axis = Axis::new(ends, is_log(indicator), between(tall / STEP, TICKS[0], TICKS[2]));
            let left = (count(place) * step + gutter).min(view.width);
            let right = (left + wide).min(view.width);
            let top = (TOP + count(line) * pitch).min(view.height);
            let plot = Rect {
                left,
                top: (top + TITLE).min(view.height),
                right,
                bottom: (top + TITLE + tall).min(view.height),
            };
            panels.push(Panel {
                row,
                cell: Rect { left, top, right, bottom: (top + pitch).min(view.height) },
                scales: Scales::new(plot, &axis, indicator.years),
                axis,
                labelled: (free || place == 0, i + columns >= many),
            });
        }
        Panels { panels, compared }
    }

    /// The plot that a series has, else the first, where it is dashed.
    pub fn of(&self, row: usize) -> Option<(usize, &Panel)> {
        let own = self.panels.iter().enumerate().find(|(_, p)| p.row == row);
        own.or_else(|| self.panels.first().map(|p| (self.panels.len(), p)))
    }
}
