//! Texts met again and again (places, series) in, one small number for each.
//!
//! A table of its own, because the hash map of the standard library with its
//! keyed hasher weighs ten times this in the wasm, and a search through a list
//! would let a file with a different name on every line hang the page.

use std::rc::Rc;

/// The texts met, in the order met.
#[derive(Debug, Default)]
pub struct Names {
    texts: Vec<Rc<str>>,
    /// Open addressing: number of a text plus one; 0 is free. A power of two, at most half full.
    slots: Vec<u32>,
    /// The one met last: rows of one place mostly stand together.
    last: usize,
}

impl Names {
    /// The number of a text, and whether it is met for the first time.
    pub fn number(&mut self, text: &str) -> (usize, bool) {
        if self.texts.get(self.last).is_some_and(|last| **last == *text) {
            return (self.last, false);
        }
        if self.texts.len() * 2 >= self.slots.len() {
            self.grow();
        }
        let at = self.slot(text);
        let found = self.slots.get(at).copied().unwrap_or(0);
        if found > 0 {
            self.last = usize::try_from(found - 1).unwrap_or(0);
            return (self.last, false);
        }
        self.texts.push(text.into());
        self.fill(at, self.texts.len());
        self.last = self.texts.len() - 1;
        (self.last, true)
    }

    /// A text by its number.
    pub fn text(&self, number: usize) -> Rc<str> {
        self.texts.get(number).cloned().unwrap_or_else(|| Rc::from(""))
    }

    /// Where a text stands, or would.
    fn slot(&self, text: &str) -> usize {
        let mask = self.slots.len().saturating_sub(1);
        let mut at = hash(text) & mask;
        while let Some(&slot) = self.slots.get(at)
            && slot > 0
            && usize::try_from(slot - 1).ok().and_then(|n| self.texts.get(n)).is_some_and(|t| **t != *text)
        {
            at = (at + 1) & mask;
        }
        at
    }

    fn fill(&mut self, at: usize, number: usize) {
        if let (Some(slot), Ok(number)) = (self.slots.get_mut(at), u32::try_from(number)) {
            *slot = number;
        }
    }

    fn grow(&mut self) {
        self.slots = vec![0; (self.slots.len() * 2).max(16)];
        for number in 0..self.texts.len() {
            let at = self.slot(&self.text(number));
            self.fill(at, number + 1);
        }
    }
}

/// FNV-1a, 32 bits (Fowler, Noll, Vo; draft-eastlake-fnv), its high half mixed in.
fn hash(text: &str) -> usize {
    let hash = text.bytes().fold(0x811c_9dc5_u32, |h, b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193));
    usize::try_from(hash ^ (hash >> 15)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_text_has_one_number_however_often_it_is_met() {
        let mut names = Names::default();
        for round in 0..3 {
            for n in 0..5_000_usize {
                assert_eq!(names.number(&format!("name {n}")), (n, round == 0));
            }
        }
        assert_eq!(&*names.text(4_321), "name 4321");
        assert_eq!(&*names.text(9_999), "");
        assert_eq!(names.number(""), (5_000, true));
    }
}
