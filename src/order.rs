//! Sorting, compiled once.
//!
//! The standard library's sort is fast and large: 3 KB of wasm for each type
//! that is sorted, 5 KB for the first. This one sorts indices alone, whatever
//! they stand for, in 0.4 KB, and as long a list in n log n steps.

use std::cmp::Ordering;

/// The indices `0..count` in the order of what they stand for; equal ones stay
/// as they are. Runs of 1, 2, 4, … are merged pairwise.
fn indices(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut sorted: Vec<usize> = (0..count).collect();
    let mut run = 1;
    while run < count {
        let mut merged = Vec::with_capacity(count);
        for pair in sorted.chunks(run.saturating_mul(2)) {
            let (mut left, mut right) = pair.split_at(run.min(pair.len()));
            while let (Some((&a, rest_left)), Some((&b, rest_right))) =
                (left.split_first(), right.split_first())
            {
                if compare(b, a) == Ordering::Less {
                    merged.push(b);
                    right = rest_right;
                } else {
                    merged.push(a);
                    left = rest_left;
                }
            }
            merged.extend_from_slice(left);
            merged.extend_from_slice(right);
        }
        sorted = merged;
        run = run.saturating_mul(2);
    }
    sorted
}

/// Sorts in place; equal items stay in their order.
pub fn sort_by<T>(items: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    // As rows of a file mostly are.
    if items.is_sorted_by(|a, b| compare(a, b) != Ordering::Greater) {
        return;
    }
    let order = indices(items.len(), &|a, b| match (items.get(a), items.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    });
    let mut loose: Vec<Option<T>> = std::mem::take(items).into_iter().map(Some).collect();
    items.extend(order.into_iter().filter_map(|i| loose.get_mut(i).and_then(Option::take)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn as_the_standard_library_sorts(mut items in prop::collection::vec((0..9_u8, any::<u8>()), 0..40)) {
            let mut theirs = items.clone();
            theirs.sort_by_key(|item| item.0);
            sort_by(&mut items, |x, y| x.0.cmp(&y.0));
            prop_assert_eq!(items, theirs);
        }
    }

    #[test]
    fn sorted_and_stable() {
        let mut items = vec![(2, 'a'), (1, 'b'), (2, 'c'), (0, 'd'), (1, 'e')];
        sort_by(&mut items, |x, y| x.0.cmp(&y.0));
        assert_eq!(items, [(0, 'd'), (1, 'b'), (1, 'e'), (2, 'a'), (2, 'c')]);
        let mut none: Vec<u8> = Vec::new();
        sort_by(&mut none, u8::cmp);
        assert!(none.is_empty());
    }
}
