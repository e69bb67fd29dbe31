//! Which reading a pointer means.

use crate::figure::{Figure, Key};
use crate::geom::Point;

/// A pointer farther than this from every mark means none of them, CSS px:
/// half of what a finger covers beside a mark.
const REACH: f64 = 36.0;

/// The target whose area holds the point, else the nearest mark within reach.
/// Only what is drawn can be pointed at.
pub fn nearest(figure: &Figure, at: Point) -> Option<Key> {
    // Squares of distances: they compare alike.
    let mut best: Option<(f64, Key)> = None;
    for target in &figure.targets {
        if target.hit.width() > 0.0 && target.hit.contains(at) {
            return Some(target.key);
        }
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
