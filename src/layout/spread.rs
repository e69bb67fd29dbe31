//! Labels of one height along a side, pushed apart as little as possible.

use crate::convert::count;
use crate::geom::between;

/// A run of labels that touch.
struct Block {
    labels: usize,
    /// Sum of where each would like the block's first top edge to be.
    wishes: f64,
    top: f64,
}

/// Top edges for labels of height `height` whose middles would like to be at
/// `wanted` (rising), inside `top..bottom`, in the same order, none overlapping,
/// the sum of squared displacements least (pool adjacent violators, as in
/// isotonic regression: Barlow et al. 1972). More labels than fit overflow at
/// the bottom: drop some first.
pub fn spread(wanted: &[f64], height: f64, top: f64, bottom: f64) -> Vec<f64> {
    let place = |wishes: f64, labels: usize| {
        let lowest = (bottom - height * count(labels)).max(top);
        between(wishes / count(labels), top, lowest)
    };
    let mut blocks: Vec<Block> = Vec::new();
    for middle in wanted {
        let wish = middle - height / 2.0;
        let mut block = Block { labels: 1, wishes: wish, top: place(wish, 1) };
        while let Some(above) = blocks.pop_if(|b| b.top + height * count(b.labels) > block.top) {
            let shift = height * count(above.labels) * count(block.labels);
            let (labels, wishes) = (above.labels + block.labels, above.wishes + block.wishes - shift);
            block = Block { labels, wishes, top: place(wishes, labels) };
        }
        blocks.push(block);
    }
    let each = |b: &Block| {
        let top = b.top;
        (0..b.labels).map(move |i| top + height * count(i))
    };
    blocks.iter().flat_map(each).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn labels_with_room_stay() {
        assert_eq!(spread(&[10.0, 50.0, 90.0], 14.0, 0.0, 100.0), [3.0, 43.0, 83.0]);
    }

    #[test]
    fn labels_that_touch_move_apart_evenly() {
        assert_eq!(spread(&[50.0, 50.0], 14.0, 0.0, 100.0), [36.0, 50.0]);
        assert_eq!(spread(&[50.0, 51.0, 52.0], 10.0, 0.0, 100.0), [36.0, 46.0, 56.0]);
    }

    #[test]
    fn labels_at_the_ends_stay_inside() {
        assert_eq!(spread(&[0.0, 1.0], 14.0, 0.0, 100.0), [0.0, 14.0]);
        assert_eq!(spread(&[99.0, 100.0], 14.0, 0.0, 100.0), [72.0, 86.0]);
    }

    proptest! {
        #[test]
        fn never_overlapping_never_outside_in_order(
            mut wanted in prop::collection::vec(-50.0..250.0_f64, 0..14), height in 1.0..14.0_f64,
        ) {
            wanted.sort_by(f64::total_cmp);
            let tops = spread(&wanted, height, 0.0, 200.0);
            prop_assert_eq!(tops.len(), wanted.len());
            for pair in tops.windows(2) {
                prop_assert!(pair[1] - pair[0] >= height - 1e-6);
            }
            for t in tops {
                prop_assert!(t >= -1e-6 && t + height <= 200.0 + 1e-6);
            }
        }
    }
}
