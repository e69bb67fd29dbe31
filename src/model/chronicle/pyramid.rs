//! What is lowest and highest in any stretch of many numbers, found without
//! looking at each.

use std::ops::Range;

use super::packed::Values;

/// Numbers under one block of the lowest tier, and blocks under one of the tier above.
const FAN: usize = 8;

/// So many numbers are looked at in one call: a browser goes on with a faster version of a function from its next call on.
pub const CALL: usize = FAN * 64;

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

/// The same by [`rank`]: whichever of two it takes, a processor need not guess.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Block {
    low: usize,
    high: usize,
    lowest: i64,
    highest: i64,
}

/// For each block of [`FAN`] numbers, then of [`FAN`] blocks and so on, its lowest and highest.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pyramid {
    tiers: Vec<Vec<Block>>,
}

impl Pyramid {
    /// Over some numbers; `None` if one of them is not finite.
    pub fn new(values: &Values) -> Option<Pyramid> {
        let mut tiers: Vec<Vec<Block>> = Vec::new();
        let mut below = Vec::with_capacity(values.len().div_ceil(FAN));
        for (call, numbers) in values.bytes().chunks(CALL).enumerate() {
            lowest_tier(call * CALL, numbers, &mut below);
        }
        while below.len() > 1 {
            let above = below.chunks(FAN).map(Block::of).collect();
            tiers.push(std::mem::replace(&mut below, above));
        }
        // What is not finite is beyond all that is.
        let sound = below.iter().all(|all| ranked(all.lowest).is_finite() && ranked(all.highest).is_finite());
        tiers.push(below);
        sound.then_some(Pyramid { tiers })
    }

    /// The lowest and highest of a stretch; `None` if it is empty. Looks at
    /// some 2 x [`FAN`] numbers of each tier.
    pub fn ends(&self, values: &Values, of: Range<usize>) -> Option<Ends> {
        let mut best = Block::NONE;
        self.search(values, of.start..of.end.min(values.len()), 0, &mut best);
        let Block { low, high, lowest, highest } = best;
        (lowest <= highest).then(|| Ends { low, high, lowest: ranked(lowest), highest: ranked(highest) })
    }

    /// Of a stretch of a tier (0: the readings): what does not fill a block by itself, the blocks by the tier above.
    fn search(&self, values: &Values, of: Range<usize>, tier: usize, best: &mut Block) {
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

    fn scan(&self, values: &Values, of: Range<usize>, tier: usize, best: &mut Block) {
        let new = match tier.checked_sub(1) {
            None => Block::over(of.start, values.bytes().get(of).unwrap_or_default()),
            Some(above) => Block::of(self.tiers.get(above).and_then(|tier| tier.get(of)).unwrap_or_default()),
        };
        best.take(new);
    }
}

/// Adds the blocks of numbers, of which the first has the index `first`.
#[inline(never)]
fn lowest_tier(first: usize, numbers: &[[u8; 8]], blocks: &mut Vec<Block>) {
    let mut at = first;
    for block in numbers.chunks(FAN) {
        blocks.push(Block::over(at, block));
        at += FAN;
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

impl Block {
    /// Of nothing.
    const NONE: Block = Block { low: 0, high: 0, lowest: i64::MAX, highest: i64::MIN };

    /// Of numbers, of which the first has the index `first`.
    #[inline(always)]
    fn over(first: usize, numbers: &[[u8; 8]]) -> Block {
        let mut all = Block::NONE;
        for (at, bytes) in (first..).zip(numbers) {
            let rank = rank(f64::from_le_bytes(*bytes));
            all.take(Block { low: at, high: at, lowest: rank, highest: rank });
        }
        all
    }

    /// Of several stretches, in order.
    fn of(blocks: &[Block]) -> Block {
        let mut all = Block::NONE;
        blocks.iter().for_each(|block| all.take(*block));
        all
    }

    /// Widens them by those of a stretch that comes later.
    #[inline(always)]
    fn take(&mut self, new: Block) {
        let Block { low, lowest, high, highest } = *self;
        (self.low, self.lowest) = if new.lowest < lowest { (new.low, new.lowest) } else { (low, lowest) };
        (self.high, self.highest) =
            if new.highest > highest { (new.high, new.highest) } else { (high, highest) };
    }
}

/// Where a number stands among all, NaN beyond the infinite: the order of IEEE 754-2019, 5.10, but for the two zeros,
/// which are one.
#[inline(always)]
fn rank(number: f64) -> i64 {
    turned((number + 0.0).to_bits().cast_signed())
}

/// The number that stands there.
fn ranked(rank: i64) -> f64 {
    f64::from_bits(turned(rank).cast_unsigned())
}

/// Of negative numbers, the bits of the greater are less.
#[inline(always)]
fn turned(bits: i64) -> i64 {
    bits ^ ((bits >> 63) & i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_are_in_the_order_of_the_numbers() {
        let rising = [
            f64::NEG_INFINITY,
            f64::MIN,
            -2.5,
            -1.0,
            -1e-9,
            -5e-324,
            0.0,
            5e-324,
            1e-9,
            1.0,
            1e15,
            f64::MAX,
            f64::INFINITY,
        ];
        for (a, b) in rising.iter().zip(&rising[1..]) {
            assert!(rank(*a) < rank(*b), "{a} {b}");
        }
        for number in rising {
            assert_eq!(ranked(rank(number)), number);
        }
        assert_eq!(rank(-0.0), rank(0.0));
        assert!(rank(f64::NAN) > rank(f64::INFINITY) && rank(-f64::NAN) < rank(f64::NEG_INFINITY));
    }

    #[test]
    fn no_pyramid_has_what_is_not_finite() {
        for odd in [f64::NAN, -f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            for at in [0, 7, 600, 1199] {
                let mut numbers = vec![1.0; 1200];
                let values = |numbers: &[f64]| Values(numbers.iter().flat_map(|n| n.to_le_bytes()).collect());
                assert!(Pyramid::new(&values(&numbers)).is_some());
                numbers[at] = odd;
                assert_eq!(Pyramid::new(&values(&numbers)), None, "{odd} at {at}");
            }
        }
    }
}
