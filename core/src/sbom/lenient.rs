//! JSON values that may be of another type than the format says: kept as such, so that one of them does not end the reading.

use std::{borrow::Cow, fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer,
    de::{Error, IgnoredAny, MapAccess, SeqAccess, Visitor, value::MapAccessDeserializer},
};

use super::problem::{Problem, Problems, SbomError};

/// What stands under a key.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(super) enum Given<T> {
    /// Nothing, or `null`.
    #[default]
    Absent,
    /// A value of the right type.
    Value(T),
    /// One of another type.
    WrongType,
}

/// A text; numbers and truths are read as text too.
pub(super) type Text<'a> = Given<Words<'a>>;

/// An object.
pub(super) type Object<T> = Given<Fields<T>>;

/// A list of objects; one object stands for a list of one.
pub(super) type List<T> = Given<Items<T>>;

/// A list of texts; one text stands for a list of one.
pub(super) type Texts<'a> = Given<Lines<'a>>;

#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(super) struct Words<'a>(pub(super) Cow<'a, str>);

#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(super) struct Fields<T>(pub(super) T);

#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(super) struct Items<T>(pub(super) Vec<Object<T>>);

#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(super) struct Lines<'a>(pub(super) Vec<Text<'a>>);

impl<T> Given<T> {
    /// Returns the value; one of another type is a problem.
    pub(super) fn told(self, field: &str, problems: &mut Problems) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent => None,
            Self::WrongType => {
                let field = field.to_owned();
                problems.add(0, Problem::WrongType { field });
                None
            }
        }
    }
}

impl Text<'_> {
    /// Returns the text without blanks around it; `None` for none at all.
    pub(super) fn words(self, field: &str, problems: &mut Problems) -> Option<String> {
        let text = self.told(field, problems)?.0;
        let text = text.trim();
        (!text.is_empty()).then(|| text.to_owned())
    }
}

impl Texts<'_> {
    pub(super) fn all(self, field: &str, problems: &mut Problems) -> Vec<String> {
        let texts = self.told(field, problems).unwrap_or_default().0;
        let texts = texts.into_iter();
        texts
            .filter_map(|text| text.words(field, problems))
            .collect()
    }
}

impl<T> Object<T> {
    pub(super) fn fields(self, field: &str, problems: &mut Problems) -> Option<T> {
        self.told(field, problems).map(|fields| fields.0)
    }
}

impl<T> List<T> {
    pub(super) fn all(self, field: &str, problems: &mut Problems) -> Vec<T> {
        let items = self.told(field, problems);
        let items = items.map(|items| items.0).unwrap_or_default().into_iter();
        items
            .filter_map(|item| item.fields(field, problems))
            .collect()
    }
}

/// Reads a document.
pub(super) fn from_json<'de, T: Deserialize<'de>>(text: &'de str) -> Result<T, SbomError> {
    serde_json::from_str(text).map_err(|error| broken(&error))
}

fn broken(error: &serde_json::Error) -> SbomError {
    let detail = error.to_string();
    if detail.starts_with("recursion limit") {
        return SbomError::TooDeep { limit: 128 };
    }
    let number = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    SbomError::Broken {
        line: number(error.line()),
        column: number(error.column()),
        detail,
    }
}

/// Takes values of a type that does not fit, to the end.
macro_rules! refuse {
    (scalars) => {
        refuse!(truths_and_numbers);
        fn visit_str<E>(self, _: &str) -> Result<Self::Value, E> {
            Ok(Given::WrongType)
        }
    };
    (truths_and_numbers) => {
        fn visit_bool<E>(self, _: bool) -> Result<Self::Value, E> {
            Ok(Given::WrongType)
        }
        fn visit_i64<E>(self, _: i64) -> Result<Self::Value, E> {
            Ok(Given::WrongType)
        }
        fn visit_u64<E>(self, _: u64) -> Result<Self::Value, E> {
            Ok(Given::WrongType)
        }
        fn visit_f64<E>(self, _: f64) -> Result<Self::Value, E> {
            Ok(Given::WrongType)
        }
    };
    (list) => {
        fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
            while list.next_element::<IgnoredAny>()?.is_some() {}
            Ok(Given::WrongType)
        }
    };
    (object) => {
        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
            Ok(Given::WrongType)
        }
    };
    (nothing) => {
        fn visit_unit<E>(self) -> Result<Self::Value, E> {
            Ok(Given::Absent)
        }
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("any value")
        }
    };
}

/// How one type of value is read, whatever it turns out to be.
trait Kind<'de>: Sized {
    fn read<D: Deserializer<'de>>(deserializer: D) -> Result<Given<Self>, D::Error>;
}

impl<'de, T: Kind<'de>> Deserialize<'de> for Given<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::read(deserializer)
    }
}

struct OfText;

impl<'de> Visitor<'de> for OfText {
    type Value = Text<'de>;

    refuse!(nothing);
    refuse!(list);
    refuse!(object);

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Given::Value(Words(Cow::Borrowed(text))))
    }
    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Given::Value(Words(Cow::Owned(text.to_owned()))))
    }
    fn visit_bool<E: Error>(self, value: bool) -> Result<Self::Value, E> {
        self.visit_str(&value.to_string())
    }
    fn visit_i64<E: Error>(self, value: i64) -> Result<Self::Value, E> {
        self.visit_str(&value.to_string())
    }
    fn visit_u64<E: Error>(self, value: u64) -> Result<Self::Value, E> {
        self.visit_str(&value.to_string())
    }
    fn visit_f64<E: Error>(self, value: f64) -> Result<Self::Value, E> {
        self.visit_str(&value.to_string())
    }
}

impl<'de: 'a, 'a> Kind<'de> for Words<'a> {
    fn read<D: Deserializer<'de>>(deserializer: D) -> Result<Given<Self>, D::Error> {
        deserializer.deserialize_any(OfText)
    }
}

struct OfObject<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for OfObject<T> {
    type Value = Object<T>;

    refuse!(nothing);
    refuse!(scalars);
    refuse!(list);

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        let fields = T::deserialize(MapAccessDeserializer::new(map))?;
        Ok(Given::Value(Fields(fields)))
    }
}

impl<'de, T: Deserialize<'de>> Kind<'de> for Fields<T> {
    fn read<D: Deserializer<'de>>(deserializer: D) -> Result<Given<Self>, D::Error> {
        deserializer.deserialize_any(OfObject(PhantomData))
    }
}

struct OfList<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for OfList<T> {
    type Value = List<T>;

    refuse!(nothing);
    refuse!(scalars);

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element()? {
            items.push(item);
        }
        Ok(Given::Value(Items(items)))
    }
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        let one = OfObject(PhantomData).visit_map(map)?;
        Ok(Given::Value(Items(vec![one])))
    }
}

impl<'de, T: Deserialize<'de>> Kind<'de> for Items<T> {
    fn read<D: Deserializer<'de>>(deserializer: D) -> Result<Given<Self>, D::Error> {
        deserializer.deserialize_any(OfList(PhantomData))
    }
}

struct OfTexts;

impl<'de> Visitor<'de> for OfTexts {
    type Value = Texts<'de>;

    refuse!(nothing);
    refuse!(truths_and_numbers);
    refuse!(object);

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let mut texts = Vec::new();
        while let Some(text) = list.next_element()? {
            texts.push(text);
        }
        Ok(Given::Value(Lines(texts)))
    }
    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Self::Value, E> {
        let one = OfText.visit_borrowed_str(text)?;
        Ok(Given::Value(Lines(vec![one])))
    }
    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        let one = OfText.visit_str(text)?;
        Ok(Given::Value(Lines(vec![one])))
    }
}

impl<'de: 'a, 'a> Kind<'de> for Lines<'a> {
    fn read<D: Deserializer<'de>>(deserializer: D) -> Result<Given<Self>, D::Error> {
        deserializer.deserialize_any(OfTexts)
    }
}

impl<'a> From<Cow<'a, str>> for Given<Words<'a>> {
    fn from(text: Cow<'a, str>) -> Self {
        Self::Value(Words(text))
    }
}
