//! The few number conversions that `as` does, each named and total.
//!
//! Everything else in the crate is denied `as` (clippy `as_conversions`), so
//! that a lossy cast can only happen here, where what it loses is written down.
#![allow(clippy::as_conversions)]

/// A count as a number. Exact below 2^53, which no chart reaches.
pub fn count(n: usize) -> f64 {
    n as f64
}

/// The nearest integer, saturating at the ends of `i32`; NaN is 0.
pub fn round_i32(value: f64) -> i32 {
    value.round() as i32
}

/// The nearest integer, saturating at the ends of `i64`; NaN is 0.
pub fn round_i64(value: f64) -> i64 {
    value.round() as i64
}

/// The nearest unsigned integer, saturating; negative and NaN are 0.
pub fn round_u32(value: f64) -> u32 {
    value.round() as u32
}

/// The nearest index at or below, saturating; negative and NaN are 0.
pub fn floor_usize(value: f64) -> usize {
    value.floor() as usize
}

/// An integer as a number. Exact up to 2^53.
pub fn whole(n: i64) -> f64 {
    n as f64
}

/// The nearest number to an integer; ties go to the even one. Exact below 2^53.
pub fn nearest(n: u128) -> f64 {
    n as f64
}
