# 文書のページ：メーカーから何を受け取り、何が書いてあり、何が足りないか

documents-title = 文書
documents-tab-matrix = 足りない文書
documents-tab-all = すべての文書

documents-matrix-title = メーカーから受け取る文書
documents-matrix-text = 製品ごとに、メーカーが提供することになっている情報と、いま手元にあるものを並べています。ネットワークにつながる機器が多い製品から順に出ます。
documents-no-models = まだ製品（型式）が登録されていません
documents-no-models-text = 機器を登録するか一覧を取り込むと、製品ごとに足りない文書がここに出ます。
documents-gaps = 足りない製品の数
documents-gaps-none = 依頼していないもの、返事を待っているものはありません。受け取った文書の中身が十分かどうかは、文書ごとに確かめてください。
documents-gaps-why = 出典：製造販売業者向け手引書の表2、令和6年3月31日以前に製造販売された医療機器についての通知（1）～（4）。中古の機器では、取り扱う販売業者に同じことを頼めます（同（5））。
documents-models = { $count }製品
documents-units = { $count }台
documents-find = 製品名・メーカーで探す
documents-item = 項目
documents-status = 状況
documents-known = わかっていること
documents-any = すべて
documents-column-name = 製品
documents-column-maker = 製造販売業者
documents-column-units = 台数
documents-column-stage = 段階
documents-model-gone = この製品は台帳にありません
documents-model-unnamed = （名前のない製品）
documents-maker-unknown = 製造販売業者が不明
documents-subject-none = 付け先が台帳にありません
documents-facility = 施設全体
documents-owed = 提供されることになっている情報
documents-owed-why = 「受け取り済み」は、文書が手元にあるという意味です。安全という意味ではありません。

documents-all-title = すべての文書
documents-all-none = まだ1つもありません。機器のページか、製品のページで付けられます。
documents-all-add = 会社や施設全体の文書を付ける
documents-all-add-hint = 契約書やセキュリティポリシーなど、製品ごとではない文書はここで付けます。

stage-supported = サポート中
stage-limited = 限定的サポート
stage-ended = サポート終了
stage-unstated = 終了日が不明

item-sbom = SBOM
item-hint-sbom = ソフトウェア部品表。求めに応じて提示されます。
item-mds2 = MDS2
item-hint-mds2 = セキュリティ機能についての開示書。
item-end_dates = EOL・EOS
item-hint-end_dates = 製品寿命とサポートがいつ終わるか。サポート終了日を台帳に書いても、受け取り済みになります。
item-manual = 取扱説明書
item-hint-manual = セキュリティについての文書も。使う環境でのサイバーリスクと、使い方の注意。
item-maintenance_plan = 保守計画
item-hint-maintenance_plan = パッチ（修正）をいつ、どう適用するか。限定的サポートの間のことも。
item-security_policy = ポリシー
item-hint-security_policy = 製品の安全をどう守るかという、メーカーの方針。
item-compensating_controls = 補完的対策
item-hint-compensating_controls = パッチが出ない機器を、ファイアウォールなどで守る方法。
item-upgrade_options = アップグレード
item-hint-upgrade_options = 新しい版や後継機にできるか。

status-not-owed = 対象外の段階
status-not-asked = 未依頼
status-asked = 依頼中
status-overdue = 期限を過ぎた
status-refused = 提供できないとの回答
status-not-applicable = 該当なし
status-unreadable = 受け取ったが読めない
status-expired = 期限切れ
status-received = 受け取り済み

request-note = 依頼・回答を記録
request-title = { $item }の依頼と回答
request-answer = 状況
request-on = その日
request-due-on = 回答の期限
request-due-hint = 過ぎると「期限を過ぎた」と出ます。
request-reason = メーカーの回答
request-reason-hint = 断られた理由、どこで見られるか、いつ届くかなど。
request-noted = 記録しました
request-asked = { $text }に依頼
request-due = 期限{ $text }
request-answered = { $text }に回答
answer-open = 依頼した（返事待ち）
answer-given = 提供された（紙やウェブサイトも）
answer-refused = 提供できないと言われた
answer-not_applicable = この製品には該当しない

document-opening = 文書を読んでいます…
document-open-failed = 文書を読めませんでした
document-gone = この文書は台帳にありません
document-absent = この文書の中身は、このブラウザーにありません
document-absent-do = 台帳を受け取ったときに、取扱注意の文書が外されていたのかもしれません。渡した人に、文書を入れた受け渡しファイルを頼んでください。
document-unread-do = 原本はそのまま保存されています。作った会社に、もう一度出してもらってください。
document-save = 原本を保存
document-edit = 種類などを直す
document-edit-title = この文書について
document-edited = 直しました
document-remove = 外す
document-remove-title = この文書を外しますか
document-remove-text = 一覧に出なくなります。「元に戻す」で戻せます。
document-removed = 文書を外しました
document-preview = 中身
document-show-pdf = PDFを表示
document-no-preview = この形式はここでは表示できません。「原本を保存」で取り出して、対応するソフトで開いてください。

copy = コピー
copied = コピーしました
copy-not-done = コピーできませんでした。文字を選んでコピーしてください。

sbom-says = 書いてあること
sbom-not-said = 記載なし
sbom-about = 何のSBOMか
sbom-components = 部品
sbom-created = 作成日時
sbom-authors = 作成者
sbom-tools = 作成ツール
sbom-format = 形式

sbom-minimum = 最小限の要素
sbom-minimum-why = 出典：製造販売業者向け手引書 附属書A 表4。そろっていても、部品が安全という意味ではありません。ハッシュは任意なので、割合に入れていません。
sbom-score = { $score }％そろっています
sbom-score-all = すべてそろっています
sbom-no-components = 部品が1つも書かれていません
sbom-no-components-why = 部品がないという意味ではありません。メーカーに確かめてください。
sbom-element-supplier = サプライヤー名
sbom-element-name = 部品の名前
sbom-element-version = バージョン
sbom-element-identifier = 固有識別子
sbom-element-hash = ハッシュ
sbom-element-relation = ほかの部品との関係
sbom-element-author = 作成者名
sbom-element-timestamp = 作成日時
sbom-gap = { $element }がない部品：{ $count }個（{ $names }）
sbom-gap-and-more = { $names } ほか
sbom-gap-document = { $element }が書かれていません
sbom-gap-optional = （任意の要素）
sbom-letter = メーカーに送る文面
sbom-letter-opening = { $product }について提供いただいたSBOM「{ $file }」を確認したところ、SBOMの最小限の要素（医療機器のサイバーセキュリティ導入に関する手引書 附属書A 表4）のうち、次のものが見当たりませんでした。
sbom-letter-bullet = {"・"}
sbom-letter-closing = 補ったSBOMの提供、または提供できない理由の回答をお願いいたします。
sbom-licences = ライセンス
sbom-kinds = 部品の種類
sbom-counts-more = ほか{ $count }種類
sbom-kind-application = アプリケーション
sbom-kind-framework = フレームワーク
sbom-kind-library = ライブラリー
sbom-kind-container = コンテナー
sbom-kind-platform = 実行環境
sbom-kind-operating-system = OS
sbom-kind-device = ハードウェア
sbom-kind-device-driver = デバイスドライバー
sbom-kind-firmware = ファームウェア
sbom-kind-file = ファイル

sbom-search = 部品の名前・バージョン・サプライヤーで探す
sbom-view = 並べ方
sbom-view-tree = 親子
sbom-view-list = 名前順
sbom-found = { $count }個（全{ $total }個）
sbom-not-all = 先頭の{ $count }個だけを並べています。
sbom-column-name = 名前
sbom-column-version = バージョン
sbom-column-supplier = サプライヤー
sbom-column-kind = 種類
sbom-column-licence = ライセンス
sbom-column-lacks = 足りない要素
sbom-column-identifiers = 識別子
sbom-column-end-of-support = サポート終了
sbom-column-hashes = ハッシュの数

sbom-changes = 前のSBOMからの変化
sbom-changes-against = 比べる相手
sbom-changes-unreadable = どちらかが読めないため、比べられません。
sbom-changes-count = 増えた部品{ $added }個、なくなった部品{ $removed }個、変わった部品{ $changed }個、同じ部品{ $same }個
sbom-added = 増えた部品（{ $count }）
sbom-removed = なくなった部品（{ $count }）
sbom-changed = 変わった部品（{ $count }）
sbom-aspect-version = バージョン
sbom-aspect-supplier = サプライヤー
sbom-aspect-hashes = ハッシュ
sbom-aspect-licences = ライセンス
sbom-aspect-end-of-support = サポート終了

sbom-problems = 読めなかったところが{ $count }か所あります
sbom-problems-show = 一覧を見る
sbom-problem-line = { $line }行目：
sbom-problem-version = 形式の版「{ $version }」は知らない版です。知っているいちばん新しい版として読みました。
sbom-problem-no-name = 名前のない部品があります（参照名「{ $reference }」）。
sbom-problem-same-reference = 参照名「{ $reference }」の部品がいくつもあります。関係は最初のものとして読みました。
sbom-problem-unknown-reference = 関係に書かれた「{ $reference }」が、このSBOMにありません。
sbom-problem-wrong-type = 「{ $field }」の書き方が形式と違うため、読み飛ばしました。
sbom-problem-not-allowed = 「{ $field }」に、形式にない値「{ $value }」が書かれています。
sbom-problem-missing = 形式で必要な「{ $field }」がありません。
sbom-problem-no-tag = 項目名のない行です。
sbom-problem-entity = XMLの実体「{ $name }」は、安全のため展開していません。
sbom-problem-more = ほかに{ $count }か所あります。
sbom-problem-no-component = 部品ではない行を読み飛ばしました：「{ $text }」

sbom-files = 圧縮ファイルの中のSBOM（{ $count }つ）
sbom-raw = ファイルに書かれているとおりに見る

documents-tab-components = 部品を探す
components-title = 部品を探す
components-text = 受け取ったSBOM（ソフトウェア部品表）すべてから、部品の入っている製品と機器を探します。
components-find = 部品の名前とバージョン。例：openssl 1.0.x
components-none = まだSBOMが1つもありません
components-none-text = SBOMのない製品に何が入っているかは、わかりません。まず「足りない文書」から、メーカーに頼んでください。
components-status = SBOM { $sboms }つ、部品{ $components }種類のうち{ $found }種類
components-reading = SBOMを読んでいます…
components-not-found = 受け取ったSBOMには見つかりません
components-not-found-text = 「入っていない」とは言えません。SBOMのない製品が{ $without }製品{ $unread ->
    [0] {""}
   *[other] 、読めないSBOMが{ $unread }つ
}あります。別の名前で書かれていることもあります。
components-without = SBOMのない製品が{ $without }製品{ $unread ->
    [0] {""}
   *[other] 、読めないSBOMが{ $unread }つ
}あります。ここには出ません。
components-suppliers = サプライヤー：{ $names }
components-spellings = 別の書き方：{ $names }
components-version-unsaid = バージョンの記載なし
components-more = さらに{ $count }種類を見る
components-carriers = 製品と機器
components-column-version = バージョン
components-column-product = 製品
components-column-units = 台数
components-column-departments = 部署
components-column-places = 場所
components-column-source = 書いてあるSBOM
components-export = 見つかった部品を保存（CSV）
components-bom = 病院全体を保存（CycloneDX）
components-exported = ファイルに保存しました
components-export-note = SBOMは取扱注意の文書です。渡す相手に気をつけてください。
components-model-bom = この製品を保存（CycloneDX）
components-alike = 書き方の違い
components-alike-text = 同じものかもしれない書き方です。同じと決めると、1つにまとめて数えます。決めたことは台帳に残り、受け渡しで伝わります。
components-alike-none = いまのところ、似た書き方はありません。
components-alike-supplier = サプライヤー
components-alike-component = 部品
components-alike-same = 「{ $spelling }」は「{ $canonical }」と同じ
components-alike-confirm = 同じと決める
components-alike-forget = 取り消す
components-alike-said = 「{ $canonical }」にまとめました
components-alike-unsaid = まとめるのをやめました

documents-tab-requests = 問い合わせ
requests-title = メーカーへの問い合わせ
requests-text = 足りない文書を、会社ごとに1通の文面にまとめます。送ったら記録しておくと、返事の期限が近づいたものや過ぎたものがここに出ます。
requests-open = 返事を待っているもの
requests-open-none = 返事を待っているものはありません。
requests-makers = 文面を作る
requests-makers-none = いま頼めるものはありません。
requests-column-maker = 会社
requests-column-models = 製品
requests-column-items = 頼むもの
requests-column-product = 製品
requests-column-asked = 依頼
requests-column-due = 期限
requests-items = { $count }件
requests-write = 文面を作る
requests-reply = 戻ってきた回答用紙を読む
requests-reply-text = 会社が記入した回答用紙（CSV、Excel）を選んでください。内容を確かめてから記録します。
requests-reply-choose = 回答用紙を選ぶ
requests-reply-not-form = この台帳から出した回答用紙ではありません。右端の2列（daicho:model、daicho:item）が消されていないか確かめてください。
requests-reply-table = 表として読めません：{ $reason }
requests-reply-counts = 記入された行が{ $filled }行、空の行が{ $blank }行ありました。
requests-reply-strange = どの製品の行かわからない行：{ $lines }
requests-reply-unclear = 読み取れない回答です。自分で選んでください。
requests-reply-line = 行
requests-reply-said = 書かれていること
requests-reply-save = この内容を記録する
requests-reply-saved = 回答を記録しました
requests-reply-skip = 記録しない

letter-title = { $maker }への文面
letter-gone = この会社に頼むものは、いまはありません
letter-choose = 頼む製品
letter-language = 文面の言葉
letter-due = 回答の期限
letter-text = 文面
letter-sheet = 回答用紙
letter-save-text = 文面を保存
letter-save-csv = 回答用紙を保存（CSV）
letter-save-xlsx = 回答用紙を保存（Excel）
letter-note = 依頼したことを記録する
letter-noted = { $count }件の依頼を記録しました
letter-opening =
    { $maker } 御中

    { $facility }では、使用している医療機器のサイバーセキュリティ対策のため、次の製品についての情報を集めています。下記の情報のご提供をお願いいたします。
letter-opening-anonymous = 製造販売業者 御中
letter-due-line = お手数ですが、{ $due }までにご回答をお願いいたします。
letter-closing =
    ご回答には、添付の回答用紙（表）もご利用いただけます。提供できない場合、該当しない場合は、その旨と理由をお知らせください。

    根拠：医療機器のサイバーセキュリティ導入に関する手引書（6.6.1 表2、附属書A）、令和6年3月31日以前に製造販売された医療機器についての情報提供の通知
letter-model = { $name }（{ $units }台）
letter-bullet = {"　・"}
letter-model-mark = {"■ "}
item-wish-sbom = SBOM（ソフトウェア部品表。CycloneDX、SPDXなどの形式、または表）
item-wish-mds2 = MDS2（製造業者による医療機器セキュリティ開示書）またはMDS
item-wish-end_dates = 製品寿命終了（EOL）とサポート終了（EOS）の時期
item-wish-manual = 取扱説明書、セキュリティに関する文書、想定する使用環境でのサイバーリスクに関する情報
item-wish-maintenance_plan = 保守計画（セキュリティパッチの提供と適用の計画、限定的サポートの内容を含む）
item-wish-security_policy = セキュリティポリシー
item-wish-compensating_controls = 補完的対策（ファイアウォールなど）の仕様と設定
item-wish-upgrade_options = アップグレードの方法、後継機の情報

new-model = まだ持っていない製品を加える
new-model-hint = 買う前に文書を比べるための製品です。
new-model-empty = 販売名を入れてください。
new-model-saved = 製品を加えました

columns-title = 表の列の意味
columns-text = 見出しからは、どの列が部品の名前やバージョンなのか決められませんでした。列ごとに選ぶと、SBOMとして読めます。
columns-none = 使わない（そのまま残す）
columns-no-name = 部品の名前の列を選んでください。
columns-save = この意味で読む
columns-saved = 列の意味を記録しました
columns-field-name = 部品の名前
columns-field-version = バージョン
columns-field-supplier = サプライヤー
columns-field-identifier = 固有識別子
columns-field-purl = 固有識別子（purl）
columns-field-cpe = 固有識別子（CPE）
columns-field-swid = 固有識別子（SWID）
columns-field-hash = ハッシュ
columns-field-algorithm = ハッシュの種類
columns-field-relation = ほかの部品との関係
columns-field-parent = 含まれている先
columns-field-depends-on = 必要とする部品
columns-field-author = 作成者
columns-field-timestamp = 作成日時
columns-field-licence = ライセンス
columns-field-kind = 種類
columns-field-group = 名前の前に付くもの（グループ）
columns-field-description = 説明
columns-field-end-of-support = サポート終了
columns-field-reference = 行の番号
