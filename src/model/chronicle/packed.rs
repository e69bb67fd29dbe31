//! Years and numbers as they came, in bytes: millions of them are not copied.

use crate::model::Year;

/// Years, 4 bytes each, the lowest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Years(pub Vec<u8>);

/// Numbers likewise, 8 bytes each.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Values(pub Vec<u8>);

impl Years {
    /// The bytes of each, in order.
    pub fn bytes(&self) -> &[[u8; 4]] {
        self.0.as_chunks().0
    }

    /// All, in order.
    #[inline(always)]
    pub fn iter(&self) -> impl Iterator<Item = Year> + '_ {
        self.bytes().iter().map(|bytes| Year::from_le_bytes(*bytes))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len() / 4
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// One of them.
    #[inline(always)]
    pub fn get(&self, at: usize) -> Option<Year> {
        self.bytes().get(at).map(|bytes| Year::from_le_bytes(*bytes))
    }

    /// The latest.
    pub fn last(&self) -> Option<Year> {
        self.get(self.len().checked_sub(1)?)
    }
}

impl Values {
    /// The bytes of each, in order.
    pub fn bytes(&self) -> &[[u8; 8]] {
        self.0.as_chunks().0
    }

    /// All, in order.
    #[inline(always)]
    pub fn iter(&self) -> impl Iterator<Item = f64> + '_ {
        self.bytes().iter().map(|bytes| f64::from_le_bytes(*bytes))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len() / 8
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// One of them.
    #[inline(always)]
    pub fn get(&self, at: usize) -> Option<f64> {
        self.bytes().get(at).map(|bytes| f64::from_le_bytes(*bytes))
    }
}
