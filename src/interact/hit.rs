//! Which reading a pointer means.

use crate::figure::{Figure, Key};
use crate::geom::{Point, holds};

/// A pointer farther than this from every mark means none of them, CSS px:
/// half of what a finger covers beside a mark.
const REACH: f64 = 36.0;

/// The target whose area or outline holds the point, else the nearest mark within reach.
/// Only what is drawn can be pointed at.
pub fn nearest(figure: &Figure, at: Point) -> Option<Key> {
    let hit = figure.targets.iter().find(|t| t.hit.width() > 0.0 && t.hit.contains(at)).map(|t| t.key);
    let outlined = || figure.outlines.iter().find(|(_, path)| holds(path, at)).map(|(key, _)| *key);
    if let Some(key) = hit.or_else(outlined) {
        return Some(key);
    }
    // Squares of distances: they compare alike.
    let mut best: Option<(f64, Key)> = None;
    for target in &figure.targets {
        if !target.drawn {
            continue;
        }
        let (dx, dy) = (target.at.x - at.x, target.at.y - at.y);
        let distance = dx * dx + dy * dy;
        if distance <= REACH * REACH && best.is_none_or(|(d, _)| distance < d) {
            best = Some((distance, target.key));
        }
    }
    best.map(|(_, key)| key)
}
