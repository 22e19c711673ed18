//! What the fictional makers sell.

use super::catalogue::{CLASSES, DeviceClass, MAKERS};
use super::identifiers::gtin_14;
use super::random::Random;
use super::slips::Day;

/// A model of a device.
#[derive(Debug)]
pub(super) struct Model {
    pub(super) class: &'static DeviceClass,
    /// Its maker's place in [`MAKERS`].
    pub(super) maker: usize,
    pub(super) trade_name: String,
    pub(super) number: String,
    pub(super) jmdn: String,
    pub(super) approval: String,
    pub(super) udi_di: String,
    pub(super) system: &'static str,
    pub(super) system_version: &'static str,
    pub(super) software: String,
    /// 有線, 無線, 有線・無線 or 接続なし.
    pub(super) connection: &'static str,
    pub(super) released: u32,
    /// What the maker says about the end of life and of support; often nothing.
    pub(super) end_of_life: Ending,
    pub(super) end_of_support: Ending,
}

/// A date that a maker published, or what a hospital writes where there is none.
#[derive(Clone, Copy, Debug)]
pub(super) enum Ending {
    On(Day),
    Unstated(&'static str),
}

/// Returns all models, two to five of a class, each of another maker.
pub(super) fn all(random: &mut Random) -> Vec<Model> {
    let mut models = Vec::new();
    for (place, class) in CLASSES.iter().enumerate() {
        let first_maker = random.below(MAKERS.len() as u32);
        for variant in 0..random.between(2, 5) {
            let maker = (first_maker + variant * 3) as usize % MAKERS.len();
            let item = place as u32 * 100 + variant;
            models.push(model(random, class, maker, item));
        }
    }
    models
}

fn model(random: &mut Random, class: &'static DeviceClass, maker: usize, item: u32) -> Model {
    let (_, brand, letters) = MAKERS[maker];
    let number = format!(
        "{letters}-{}{}",
        class.code.chars().take(1).collect::<String>(),
        random.between(10, 89) * 10 + random.below(2) * 5
    );
    let released = random.between(2010, 2024);
    let newest = class.systems.len() as u32;
    // The younger the model, the younger its system.
    let system = ((released - 2010) * newest / 15).min(newest - 1) as usize;
    let (system, system_version) = class.systems[system];
    let support = Day {
        year: released + random.between(10, 14),
        month: random.between(1, 12),
        day: 28,
    };
    Model {
        class,
        maker,
        trade_name: format!("{brand} {} {number}", class.noun),
        number,
        jmdn: format!("99{:04}00", item / 100 * 10 + 10),
        approval: approval(random, class.class, released),
        udi_di: gtin_14(0, 4_500_000 + item * 1000 + random.below(1000)),
        system,
        system_version,
        software: format!(
            "{}.{}.{}",
            random.between(1, 7),
            random.below(13),
            random.below(30)
        ),
        connection: connection(random, class),
        released,
        end_of_life: ending(
            random,
            Day {
                year: support.year - 3,
                month: 3,
                day: 31,
            },
        ),
        end_of_support: ending(random, support),
    }
}

fn connection(random: &mut Random, class: &DeviceClass) -> &'static str {
    match (class.connected, random.below(10)) {
        (0, _) => "接続なし",
        (90.., 0..9) | (_, 0..5) => "有線",
        (_, 5..8) => "無線",
        _ => "有線・無線",
    }
}

fn ending(random: &mut Random, day: Day) -> Ending {
    match random.below(20) {
        0..9 => Ending::On(day),
        9..11 => Ending::Unstated("照会中"),
        11..13 => Ending::Unstated("未確認"),
        13 => Ending::Unstated("回答拒否"),
        _ => Ending::Unstated(""),
    }
}

/// Returns a number in the shape of an approval (III, IV), a certification (II) or a notification (I).
fn approval(random: &mut Random, class: &str, released: u32) -> String {
    let year = if released >= 2019 {
        300 + released - 2018
    } else {
        200 + released - 1988
    };
    let number = random.below(999) + 1;
    match class {
        "I" => format!("99B9X{number:05}000{:03}", random.below(999) + 1),
        "II" => format!("{year}AZBZX{number:05}000"),
        _ => format!("{year}00BZX{number:05}000"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_is_sold_by_at_least_two_makers() {
        let models = all(&mut Random::new(1));
        for class in CLASSES {
            let of_class = models.iter().filter(|model| model.class.code == class.code);
            let makers: std::collections::BTreeSet<usize> =
                of_class.map(|model| model.maker).collect();
            assert!(makers.len() >= 2, "{}", class.generic);
        }
    }

    #[test]
    fn models_have_device_identifiers_of_their_own() {
        let models = all(&mut Random::new(1));
        let identifiers: std::collections::BTreeSet<&str> =
            models.iter().map(|model| model.udi_di.as_str()).collect();
        assert_eq!(identifiers.len(), models.len());
    }
}
