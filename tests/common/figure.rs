//! One figure of a table that was read.

use carsi_charts::read::Table;

/// The number of a place and year in the series of a name.
pub fn number(table: &Table, series: Option<&str>, iso3: &str, year: i32) -> Option<f64> {
    let series = table.pick(series).unwrap();
    let row = |r: &&carsi_charts::read::Observation| {
        r.series == series && r.year == year && r.area.map_or("", |a| a.iso3) == iso3
    };
    table.rows.iter().find(row).and_then(|r| r.value.number())
}
