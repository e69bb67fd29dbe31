//! The sizes of the theme in style sheets: the sheets name them, the crate has them.

use anyhow::{Result, bail};

/// The crate's own file: sheets and plots cannot have different sizes.
#[path = "../../src/theme/sizes.rs"]
mod theme;

/// Every size as a sheet names it, and as CSS writes it.
pub fn all() -> impl Iterator<Item = (String, String)> {
    let groups = [
        ("size", theme::size::ALL, "px"),
        ("leading", theme::leading::ALL, ""),
        ("space", theme::space::ALL, "px"),
    ];
    groups.into_iter().flat_map(|(group, sizes, unit)| {
        sizes.iter().map(move |(name, size)| {
            (format!("var(--{group}-{})", name.to_lowercase()), format!("{size}{unit}"))
        })
    })
}

/// A sheet with numbers in place of the names of sizes.
pub fn fill(sheet: &str) -> Result<String> {
    let filled = all().fold(sheet.to_owned(), |sheet, (name, size)| sheet.replace(&name, &size));
    for group in ["var(--size-", "var(--leading-", "var(--space-"] {
        if let Some((_, name)) = filled.split_once(group) {
            bail!(
                "src/theme/sizes.rs has no {group}{}",
                name.split_inclusive(')').next().unwrap_or_default()
            );
        }
    }
    Ok(filled)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_gets_numbers_and_an_unknown_name_is_told() {
        let sheet =
            "p { font: 400 var(--size-text)/var(--leading-text) var(--font); margin: var(--space-gap) 0 }";
        assert_eq!(fill(sheet).unwrap(), "p { font: 400 14px/1.45 var(--font); margin: 10px 0 }");
        let error = fill("p { margin: var(--space-none) }").unwrap_err().to_string();
        assert_eq!(error, "src/theme/sizes.rs has no var(--space-none)");
    }
}
