//! Codes and names of the areas that figures are given for.

/// What an area is. Countries are drawn; the rest are comparators.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AreaKind {
    /// A country.
    Country,
    /// A region of several countries.
    Region,
    /// The world.
    World,
}

/// A country, a region or the world.
#[derive(Debug, PartialEq, Eq)]
pub struct Area {
    /// ISO 3166 alpha-3, or the code that agencies use for a region (`LAC`, `LCN`, `WLD`).
    pub iso3: &'static str,
    /// ISO 3166 alpha-2; empty for regions.
    pub iso2: &'static str,
    /// UN M49 number; 0 where there is none.
    pub m49: u16,
    /// Country, region or world.
    pub kind: AreaKind,
    /// English name.
    pub en: &'static str,
    /// Spanish name.
    pub es: &'static str,
}
