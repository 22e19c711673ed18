//! The words by which tables call what they say of a component, in Japanese and English.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::catalogue::fold::fold;

/// What the cells of a column say of a component.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd, Serialize, Deserialize)]
pub enum Field {
    /// The name by which other rows mean it: `id3`, `7`.
    Reference,
    /// Who makes or supplies it.
    Supplier,
    /// The name space of its name.
    Group,
    /// Its name.
    Name,
    /// Its version.
    Version,
    /// What it is.
    Kind,
    /// An identifier; its beginning tells of what kind.
    Identifier,
    /// A package URL.
    Purl,
    /// A name of the Common Platform Enumeration.
    Cpe,
    /// The id of a SWID tag.
    Swid,
    /// A hash, with or without its algorithm in front.
    Hash,
    /// The algorithm of the hash.
    Algorithm,
    /// How it has to do with others: `Primary`, `Included in id1`.
    Relation,
    /// The component that it is part of, by reference or name.
    Parent,
    /// Components that it needs, by reference or name.
    DependsOn,
    /// Licences.
    Licence,
    /// What it is for, in a sentence.
    Description,
    /// The end of support.
    EndOfSupport,
    /// Who wrote the row.
    Author,
    /// When the row was written.
    Timestamp,
}

impl Field {
    /// All fields, in the order in which a person is offered them.
    pub const ALL: [Self; 20] = [
        Self::Name,
        Self::Version,
        Self::Supplier,
        Self::Identifier,
        Self::Purl,
        Self::Cpe,
        Self::Swid,
        Self::Hash,
        Self::Algorithm,
        Self::Relation,
        Self::Parent,
        Self::DependsOn,
        Self::Author,
        Self::Timestamp,
        Self::Licence,
        Self::Kind,
        Self::Group,
        Self::Description,
        Self::EndOfSupport,
        Self::Reference,
    ];

    /// Returns a word for it, for messages and forms.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Version => "version",
            Self::Supplier => "supplier",
            Self::Identifier => "identifier",
            Self::Purl => "purl",
            Self::Cpe => "cpe",
            Self::Swid => "swid",
            Self::Hash => "hash",
            Self::Algorithm => "algorithm",
            Self::Relation => "relation",
            Self::Parent => "parent",
            Self::DependsOn => "depends-on",
            Self::Author => "author",
            Self::Timestamp => "timestamp",
            Self::Licence => "licence",
            Self::Kind => "kind",
            Self::Group => "group",
            Self::Description => "description",
            Self::EndOfSupport => "end-of-support",
            Self::Reference => "reference",
        }
    }

    /// Whether lists of other things than software hardly have it.
    pub(super) fn is_of_software(self) -> bool {
        matches!(
            self,
            Self::Supplier
                | Self::Version
                | Self::Identifier
                | Self::Purl
                | Self::Cpe
                | Self::Swid
                | Self::Hash
                | Self::Relation
                | Self::DependsOn
                | Self::Licence
        )
    }

    /// Whether several columns may say it.
    #[must_use]
    pub fn may_repeat(self) -> bool {
        matches!(
            self,
            Self::Identifier
                | Self::Purl
                | Self::Cpe
                | Self::Swid
                | Self::Hash
                | Self::Licence
                | Self::DependsOn
        )
    }
}

/// Words that stand for one field in every table.
const WORDS: [(Field, &str); 20] = [
    (
        Field::Reference,
        "id,no,番号,項番,項目番号,sbom id,component id,コンポーネントid,bom-ref,spdxid",
    ),
    (
        Field::Supplier,
        "supplier,supplier name,component supplier,vendor,vendor name,manufacturer,publisher,サプライヤー,サプライヤー名,サプライヤーの名前,\
         ソフトウェアコンポーネントのサプライヤーの名前,コンポーネントサプライヤー,供給者,供給者名,供給元,ベンダー,ベンダー名,メーカー,メーカー名,\
         製造元,開発元,提供元",
    ),
    (
        Field::Group,
        "group,group id,namespace,グループ,グループid,名前空間",
    ),
    (
        Field::Name,
        "component,component name,software,software name,package,package name,library,library name,コンポーネント,コンポーネント名,\
         コンポーネント名称,コンポーネントの名前,ソフトウェアコンポーネント,ソフトウェアコンポーネント名,ソフトウェアコンポーネントの名前,部品名,\
         ソフトウェア部品名,ソフトウェア名,ソフトウェア名称,パッケージ名,ライブラリ名,oss名",
    ),
    (
        Field::Version,
        "version,version string,component version,software version,package version,ver,バージョン,バージョン名,バージョン番号,バージョン文字列,\
         コンポーネントバージョン,コンポーネントのバージョン,ソフトウェアコンポーネントのバージョン,ソフトウェアバージョン,版,版数",
    ),
    (
        Field::Kind,
        "type,component type,kind,種別,種類,分類,タイプ,コンポーネント種別",
    ),
    (
        Field::Identifier,
        "unique id,unique identifier,uid,identifier,other unique identifier,other unique identifiers,component unique identifier,\
         一意の識別子,一意識別子,その他の一意の識別子,固有識別子,その他の固有識別子,固有id,識別子,ユニークid",
    ),
    (Field::Purl, "purl,package url,パッケージurl"),
    (
        Field::Cpe,
        "cpe,cpe 2.2,cpe 2.3,cpe name,cpe名,共通プラットフォーム一覧",
    ),
    (Field::Swid, "swid,swid tag,swid tag id,tag id,swidタグ"),
    (
        Field::Hash,
        "hash,hash value,component hash,checksum,digest,ハッシュ,ハッシュ値,コンポーネントハッシュ,コンポーネントのハッシュ,チェックサム,\
         md5,sha-1,sha-256,sha-384,sha-512",
    ),
    (
        Field::Algorithm,
        "algorithm,hash algorithm,アルゴリズム,ハッシュアルゴリズム",
    ),
    (
        Field::Relation,
        "relationship,relationships,relation,dependency relationship,関係,関係性,依存関係,関連,コンポーネントの関係",
    ),
    (
        Field::Parent,
        "parent,parent id,parent component,included in,親,親id,親コンポーネント,上位コンポーネント,包含先",
    ),
    (
        Field::DependsOn,
        "depends on,dependencies,dependency,依存先,依存コンポーネント",
    ),
    (
        Field::Licence,
        "licence,license,licences,licenses,license id,ライセンス,ライセンス名",
    ),
    (Field::Description, "description,summary,説明,概要"),
    (
        Field::EndOfSupport,
        "end of support,end-of-support date,eos,eos date,support end date,サポート終了,サポート終了日,サポート終了予定日,サポート期限",
    ),
    (
        Field::Author,
        "author,author name,sbom author,author of sbom data,sbom作成者,sbom作成者名,作成者,作成者名,sbomデータの作成者,sbomエントリーの作成者",
    ),
    (
        Field::Timestamp,
        "timestamp,date,created,sbom date,タイムスタンプ,作成日,作成日時,sbom作成日,sbom作成日時",
    ),
];

/// Words that mean the component's name only where nothing says so more clearly, and other columns are of software.
const WEAK_NAMES: &str = "name,名前,名称,品名,製品名,product,product name";

/// The words, each by its key.
#[derive(Debug)]
pub(super) struct Words {
    fields: BTreeMap<String, Field>,
    weak: BTreeSet<String>,
}

impl Words {
    pub(super) fn new() -> Self {
        let words = WORDS.iter().flat_map(|(field, words)| {
            let words = words.split(',');
            words.map(|word| (fold(word), *field))
        });
        Self {
            fields: words.collect(),
            weak: WEAK_NAMES.split(',').map(fold).collect(),
        }
    }

    /// Whether a header is one of the words.
    pub(super) fn knows(&self, header: &str) -> bool {
        self.field(header).is_some() || self.is_weak(header)
    }

    /// Whether a header may mean the name of the component.
    pub(super) fn is_weak(&self, header: &str) -> bool {
        self.weak.contains(&fold(once(header)))
    }

    /// Returns what a header means: the whole of it, or the parts of one in two languages if they agree.
    pub(super) fn field(&self, header: &str) -> Option<Field> {
        let header = once(header);
        if let Some(field) = self.fields.get(&fold(header)) {
            return Some(*field);
        }
        let parts = header.split(['(', ')', '（', '）', '/', '／', '[', ']', '\n']);
        let mut found = parts.filter_map(|part| self.fields.get(&fold(part)));
        let first = found.next()?;
        found.all(|field| field == first).then_some(*first)
    }
}

/// A header that stands twice comes with a number behind it.
fn once(header: &str) -> &str {
    let base = header.strip_suffix(')').and_then(|header| {
        let (base, number) = header.rsplit_once(" (")?;
        number
            .bytes()
            .all(|byte| byte.is_ascii_digit())
            .then_some(base)
    });
    base.unwrap_or(header)
}
