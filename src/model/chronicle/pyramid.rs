//! What is lowest and highest in any stretch of many numbers, found without
//! looking at each.

use std::ops::Range;

use super::packed::Values;

/// Numbers under one block of the lowest tier, and blocks under one of the tier above.
const FAN: usize = 8;

/// The lowest and the highest number of a stretch; of equal ones, the first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ends {
    /// Index of the lowest.
    pub low: usize,
    /// Index of the highest.
    pub high: usize,
    /// The lowest itself, so that where it stands need not be looked at.
    pub lowest: f64,
    /// The highest.
    pub highest: f64,
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
        let mut sound = true;
        let lowest = |(block, numbers): (usize, &[[u8; 8]])| {
            let mut ends = Ends::NONE;
            for (at, bytes) in (block * FAN..).zip(numbers) {
                let value = f64::from_le_bytes(*bytes);
                sound &= value.is_finite();
                ends.take(Ends::one(at, value));
            }
            ends
        };
        let mut below: Vec<Ends> = values.bytes().chunks(FAN).enumerate().map(lowest).collect();
        if !sound {
            return None;
        }
        while below.len() > 1 {
            let above = below.chunks(FAN).map(Ends::of).collect();
            tiers.push(std::mem::replace(&mut below, above));
        }
        tiers.push(below);
        Some(Pyramid { tiers })
    }

    /// The lowest and highest of a stretch; `None` if it is empty. Looks at
    /// some 2 x [`FAN`] numbers of each tier.
    pub fn ends(&self, values: &Values, of: Range<usize>) -> Option<Ends> {
        let mut best = Ends::NONE;
        self.search(values, of.start..of.end.min(values.len()), 0, &mut best);
        (best.lowest <= best.highest).then_some(best)
    }

    /// Of a stretch of a tier (0: the readings): what does not fill a block by itself, the blocks by the tier above.
    fn search(&self, values: &Values, of: Range<usize>, tier: usize, best: &mut Ends) {
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

    fn scan(&self, values: &Values, of: Range<usize>, tier: usize, best: &mut Ends) {
        match tier.checked_sub(1) {
            None => {
                for (at, value) in of.clone().zip(values.stretch(of)) {
                    best.take(Ends::one(at, value));
                }
            }
            Some(above) => {
                let blocks = self.tiers.get(above).and_then(|tier| tier.get(of)).unwrap_or_default();
                best.take(Ends::of(blocks));
            }
        }
    }
}

/// Where a stretch may as well end, so that few blocks are looked at for its ends: at most a quarter of it earlier.
pub fn round(of: Range<usize>) -> usize {
    let mut block = 1;
    while block * FAN * 4 <= of.len() {
        block *= FAN;
    }
    of.end - of.end % block
}

impl Ends {
    /// Of nothing.
    const NONE: Ends = Ends { low: 0, high: 0, lowest: f64::INFINITY, highest: f64::NEG_INFINITY };

    #[inline(always)]
    fn one(at: usize, value: f64) -> Ends {
        Ends { low: at, high: at, lowest: value, highest: value }
    }

    /// Of several stretches, in order.
    fn of(blocks: &[Ends]) -> Ends {
        let mut all = Ends::NONE;
        blocks.iter().for_each(|block| all.take(*block));
        all
    }

    /// Widens them by those of a stretch that comes later.
    #[inline(always)]
    fn take(&mut self, new: Ends) {
        if new.lowest < self.lowest {
            (self.low, self.lowest) = (new.low, new.lowest);
        }
        if new.highest > self.highest {
            (self.high, self.highest) = (new.high, new.highest);
        }
    }
}
