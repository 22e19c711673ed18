# 機器などに付けた文書（SBOM、MDS2、取扱説明書など）

attachments-title = 文書
attachments-none = まだありません。メーカーから受け取ったSBOM（ソフトウェア部品表）、MDS2（セキュリティ開示書）、取扱説明書などを、ここに付けておけます。
attachments-drop = ここにファイルを置くか、ファイルを選んでください。中身が読めるものは、何が書いてあるかをお知らせします。ファイルはこのパソコンの外には出ません。

attach-choose = ファイルを選ぶ
attach-keeping = 「{ $file }」を読んでいます…
attach-failed = 「{ $file }」を保存できませんでした
attach-too-large = ファイルが大きすぎます。付けられるのは{ $limit }までです。
attach-unreadable = ファイルを読めません。ほかのソフトで開いていたら閉じて、もう一度選んでください。
attach-title = 「{ $file }」を付ける
attach-anyway = このままでも、原本として付けておけます。「受け取ったが読めない」と数えるので、作った会社に出し直しを頼むきっかけになります。
attach-subject = 何の文書か
attach-subject-hint = 製品の文書は、同じ型式の機器すべてに付けます。
attach-to-model = この型式の機器すべて（{ $count }台）
attach-to-unit = この1台だけ
attach-not = 付けない
attach-save = 付ける
attach-done = 「{ $file }」を付けました

document-kind-sbom = SBOM
document-kind-mds2 = MDS2
document-kind-mds = MDS
document-kind-sds = SDS
document-kind-manual = 取扱説明書
document-kind-security_policy = セキュリティポリシー
document-kind-maintenance_plan = 保守計画
document-kind-eol_notice = EOL・EOSの通知
document-kind-advisory = セキュリティアドバイザリー
document-kind-network_diagram = ネットワーク図
document-kind-network_scan = ネットワークの調査結果
document-kind-contract = 契約書
document-kind-other = その他

document-read-sbom = SBOMとして読めました（{ $format }）。部品が{ $components }個。最小限の要素は{ $score }％そろっています。
document-read-sbom-empty = SBOMですが（{ $format }）、部品が1つも書かれていません。部品がないという意味ではありません。
document-read-sboms = 圧縮ファイルの中に、SBOMが{ $files }つありました。部品が合わせて{ $components }個。最小限の要素は、いちばん足りないもので{ $score }％です。
document-no-name = （名前のないファイル）
document-unreadable = 読めない
document-expired = 期限切れ
document-fact-separator = {" ・ "}
document-fact-version = 版：{ $text }
document-fact-received = 受け取り：{ $text }
document-fact-from = { $text }から
document-fact-until = { $text }まで有効

document-field-kind = 種類
document-field-version = 版
document-hint-version = どの版のソフトウェアの文書か、または文書の版。例：2.1
document-field-received_on = 受け取った日
document-field-received_from = どこから
document-field-valid_until = 有効期限
document-hint-valid_until = この日を過ぎたら新しいものを頼みます。なければ空のままで。
document-field-confidential = 取り扱い
document-hint-confidential = 取扱注意の文書は、受け渡しファイルに入れないことを選べます。
document-confidential-unsaid = 種類に従う（SBOMは取扱注意）
document-confidential-yes = 取扱注意
document-confidential-no = 取扱注意ではない
document-field-note = メモ
document-date-wrong = 日付として読めません。例：2026-04-01、令和8年4月1日

sbom-error-none = SBOMではありません。知っている形式（CycloneDX、SPDX、SWID、表）のどれでもありませんでした。
sbom-error-empty = ファイルが空です。
sbom-error-web-page = SBOMではなく、ウェブページです。ダウンロードに失敗したときの画面が保存されたのかもしれません。もう一度受け取ってください。
sbom-error-broken = ファイルが壊れています（{ $line }行目、{ $column }文字目）。途中で切れているかもしれません。もう一度受け取ってください。
sbom-error-too-deep = 入れ子が深すぎて、安全に読めません（{ $limit }段まで）。
sbom-error-too-large = 大きすぎて、安全に読めません（{ $limit }まで）。
sbom-error-too-many = 部品が多すぎて、読めません（{ $limit }個まで）。
sbom-error-not-text = SBOMとして読める文字が入っていません。
sbom-error-archive = 圧縮ファイルを開けません。壊れているか、SBOMが入っていません。
sbom-error-too-many-files = 圧縮ファイルの中のファイルが多すぎます（{ $limit }個まで）。
sbom-error-unclear = 表ですが、どの列が部品の名前やバージョンなのか、見出しからわかりません。付けたあと、文書のページで列ごとに選べます。

document-read-mds2 = MDS2（セキュリティ開示書）として読めました。{ $questions }問のうち、答えがあるもの{ $answered }問、答えがはっきりしないもの{ $unclear }問です。
mds2-error-none = MDS2（セキュリティ開示書）として読めません。質問の番号（MLDP-1など）が見つかりませんでした。
mds2-error-by-hand = 中身をそのまま読めない版の開示書です。付けたあとで、製品のページの「開示書を手で入力」から書き写せます。
mds2-error-too-large = 大きすぎて、開示書として読めません（{ $limit }まで）。
mds2-error-broken = ファイルが壊れているか、パスワードがかかっていて、開示書として読めません。
mds2-error-too-new = この台帳より新しい版で作られた開示書なので、読めません。ページを読み込み直して、新しい版にしてください。
