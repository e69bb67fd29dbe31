//! What is said of long series, whose readings are too many to be told one by
//! one. In the browser this function is a door of the part `long` of the
//! wasm, which reads them.

use super::value::{Part, Print};
use crate::format::phrases;
use crate::model::Indicator;

/// How many of the readings are told, and which; nothing where all are.
#[inline(never)]
pub fn told(indicator: &Indicator, print: &Print) -> String {
    let (mut told, mut all) = (0, 0);
    for series in &indicator.series {
        told += series.readings.len();
        all += series.chronicle.as_ref().map_or(0, |long| long.within(indicator.years).len());
    }
    if told >= all {
        return String::new();
    }
    print.said(phrases::TOLD, &[Part::Count(told), Part::Count(all)])
}
