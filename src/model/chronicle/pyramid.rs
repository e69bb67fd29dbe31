//! What is lowest and highest in any stretch of many numbers, found without
//! looking at each.

use std::ops::Range;

use super::packed::Values;

/// Numbers under one block of the lowest tier, and blocks under one of the tier above.
const FAN: usize = 8;

/// Which readings of a stretch have the lowest and the highest number; of equal ones, the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ends {
    /// Index of the lowest.
    pub low: usize,
    /// Index of the highest.
    pub high: usize,
}

/// For each block of [`FAN`] numbers, then of [`FAN`] blocks and so on, its lowest and highest.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pyramid {
    tiers: Vec<Vec<Ends>>,
}

impl Pyramid {
    /// Over some numbers; `None` if one of them is not finite.
    pub fn new(values: &Values) -> Option<Pyramid> {
        let mut tiers: Vec<Vec<Ends>> = Vec::new();
        let mut below: Vec<Ends> = Vec::with_capacity(values.len() / FAN + 1);
        let (mut ends, mut low, mut high) = (Ends { low: 0, high: 0 }, f64::INFINITY, f64::NEG_INFINITY);
        let mut sound = true;
        for (at, value) in values.iter().enumerate() {
            if at % FAN == 0 && at > 0 {
                below.push(ends);
                (low, high) = (f64::INFINITY, f64::NEG_INFINITY);
            }
            sound &= value.is_finite();
            if value < low {
                (ends.low, low) = (at, value);
            }
            if value > high {
                (ends.high, high) = (at, value);
            }
        }
        if !sound {
            return None;
        }
        below.push(ends);
        while below.len() > 1 {
            let joined = |blocks: &[Ends]| {
                let mut best = Best::default();
                blocks.iter().for_each(|ends| best.take_block(values, *ends));
                best.ends
            };
            let above = below.chunks(FAN).filter_map(joined).collect();
            tiers.push(std::mem::replace(&mut below, above));
        }
        tiers.push(below);
        Some(Pyramid { tiers })
    }

    /// The lowest and highest of a stretch; `None` if it is empty. Looks at
    /// some 2 x [`FAN`] numbers of each tier.
    pub fn ends(&self, values: &Values, of: Range<usize>) -> Option<Ends> {
        let mut best = Best::default();
        self.search(values, of.start..of.end.min(values.len()), 0, &mut best);
        best.ends
    }

    /// Of a stretch of a tier (0: the readings): what does not fill a block by itself, the blocks by the tier above.
    fn search(&self, values: &Values, of: Range<usize>, tier: usize, best: &mut Best) {
        if of.is_empty() {
            return;
        }
        let (first, last) = (of.start.div_ceil(FAN), of.end / FAN);
        if first >= last || tier >= self.tiers.len() {
            return self.scan(values, of, tier, best);
        }
        self.scan(values, of.start..first * FAN, tier, best);
        self.search(values, first..last, tier + 1, best);
        self.scan(values, last * FAN..of.end, tier, best);
    }

    fn scan(&self, values: &Values, of: Range<usize>, tier: usize, best: &mut Best) {
        match tier.checked_sub(1) {
            None => {
                for (at, value) in of.clone().zip(values.stretch(of)) {
                    best.take(Ends { low: at, high: at }, value, value);
                }
            }
            Some(above) => {
                let blocks = self.tiers.get(above).and_then(|tier| tier.get(of)).unwrap_or_default();
                blocks.iter().for_each(|ends| best.take_block(values, *ends));
            }
        }
    }
}

/// The ends found so far, and their numbers.
#[derive(Default)]
struct Best {
    ends: Option<Ends>,
    low: f64,
    high: f64,
}

impl Best {
    /// Widens them by others, which come later.
    #[inline(always)]
    fn take(&mut self, new: Ends, low: f64, high: f64) {
        let Some(ends) = &mut self.ends else {
            *self = Best { ends: Some(new), low, high };
            return;
        };
        if low < self.low {
            (ends.low, self.low) = (new.low, low);
        }
        if high > self.high {
            (ends.high, self.high) = (new.high, high);
        }
    }

    fn take_block(&mut self, values: &Values, new: Ends) {
        let value = |at: usize| values.get(at).unwrap_or(0.0);
        self.take(new, value(new.low), value(new.high));
    }
}
