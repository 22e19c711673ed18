### 製造業者による医療機器セキュリティ開示書（MDS2）など: 分かること、すること、補完的対策、章の名前

## 書式

mds2-edition-hn1-2019 = 製造業者による医療機器セキュリティ開示書（MDS2）2019年版
mds2-edition-hn1-2013 = 製造業者による医療機器セキュリティ開示書（MDS2）2013年版
mds2-edition-mds = 製造業者による医療情報セキュリティ開示書（MDS）
mds2-edition-sds = サービス事業者による医療情報セキュリティ開示書（SDS）

## 重さ

mds2-weight-important = 対応が必要
mds2-weight-unclear = 分からない
mds2-weight-information = 参考

## 開示書がどこまで答えているか

mds2-coverage-missing = 開示書がありません。安全かどうか分かりません。
mds2-coverage-not-weighed = 開示書はありますが、この書式の答えは自動では判定しません。
mds2-coverage-partly = 開示書の大事な質問に、まだ分からない答えがあります。
mds2-coverage-whole = 開示書の大事な質問は、すべて答えが分かっています。

## 分かること

mds2-finding-no-form = 開示書がないので、安全かどうか分かりません。
mds2-finding-unanswered = 大事な質問に答えがありません。
mds2-finding-see-notes = 大事な質問の答えが「備考参照」です。「はい」か「いいえ」かは、備考を読まないと分かりません。
mds2-finding-unrecognized = 大事な質問に、「はい」「いいえ」「該当なし」のどれでもない答えがあります。
mds2-finding-not-weighed = この書式の答えは、自動では判定しません。
mds2-finding-no-malware-protection = マルウェア（ウイルスなどの悪意あるソフト）の対策がありません。
mds2-finding-malware-protection-not-included = マルウェア対策ソフトを使えますが、初めからは入っていません。
mds2-finding-malware-updates-by-maker = マルウェア対策ソフトを、病院が自分で入れたり更新したりできません。
mds2-finding-malware-compensated = マルウェア対策ソフトの代わりになる対策があります。
mds2-finding-malware-not-compensated = マルウェア対策ソフトの代わりになる対策も、用意されていません。
mds2-finding-remote-service = 製造業者などが、外からつないで保守できる機器です。
mds2-finding-remote-patient-data = リモート保守のときに、患者のデータを見たり取り出したりできます。
mds2-finding-remote-unnoticed = リモート保守中かどうかが、機器を見ても分かりません。
mds2-finding-remote-started-by-maker = リモート保守の接続を、病院の側から始められません。
mds2-finding-remote-data = 故障を予測するデータを外に送るなど、外とつなぐ機能があります。
mds2-finding-remote-updates = ソフトウェアの更新を、外からの接続で受け取れます。
mds2-finding-sbom-available = SBOM（ソフトウェア部品表）をもらえます。
mds2-finding-no-sbom = SBOM（ソフトウェア部品表）がありません。
mds2-finding-sbom-not-updated = SBOM（ソフトウェア部品表）が更新されません。
mds2-finding-no-disclosure-programme = 弱点（脆弱性）の報告を受け、公表するしくみが製造業者にありません。
mds2-finding-no-vulnerability-process = 弱点（脆弱性）と更新を評価する手順が製造業者にありません。
mds2-finding-updates-not-announced = 更新を入れてよくなっても、製造業者から知らせがありません。
mds2-finding-updates-by-maker = 更新には、製造業者や指定業者の作業が必要です。
mds2-finding-updates-by-hospital = 病院が自分で更新する手順が、文書にあります。
mds2-finding-third-party-updates = OSの会社などの更新を、製造業者の承認なしに入れられます。
mds2-finding-automatic-updates = ソフトウェアの更新が自動で入ります。
mds2-finding-unapproved-software = 認められていないソフトウェアが入るのを、防ぐしくみがありません。
mds2-finding-updates-not-verified = ソフトウェアや更新が製造業者の正規品か、機器が確かめません。
mds2-finding-no-login = ログインなどの確認がなく、近づける人はだれでも使えます。
mds2-finding-shared-accounts = 利用者ごとのIDとパスワードが必須ではありません。だれが使ったか分からないことがあります。
mds2-finding-fixed-passwords = 変えられないパスワードがあります。
mds2-finding-accounts-not-documented = どんなアカウントがあるか、文書にすべては書かれていません。
mds2-finding-no-lockout = パスワードを何度まちがえても、締め出されません。
mds2-finding-credentials-unprotected = パスワードなどが、安全な方法で保存されていません。
mds2-finding-no-automatic-logoff = 席を離れても、自動ではログオフしません。
mds2-finding-administrator-rights = 制限のない管理者権限を使えます。
mds2-finding-no-audit-log = だれが何をしたかの記録（監査の記録）が残りません。
mds2-finding-audit-log-unprotected = 監査の記録が、書き換えから守られていません。
mds2-finding-audit-log-stays-inside = 監査の記録を外に書き出せません。
mds2-finding-long-term-storage = 患者の情報を長期に保存する、主な場所になっています。
mds2-finding-no-data-backup = データをバックアップする機能がありません。
mds2-finding-no-settings-backup = 設定やソフトウェアをバックアップする機能がありません。
mds2-finding-stored-data-open = 保存したデータを暗号化できません。
mds2-finding-sent-data-open = 個人情報を暗号化しないで送ります。
mds2-finding-partners-unchecked = 通信の相手が正しいかどうか、確かめません。
mds2-finding-no-own-firewall = 通信を制限するしくみが、機器にありません。
mds2-finding-wireless = 無線でつながる機器です。
mds2-finding-removable-media = USBメモリーなどの取り外せる媒体を使えます。
mds2-finding-outside-connection = 病院の外のシステムやネットワークと通信できます。
mds2-finding-needs-internet = 使うのにインターネット接続が必要です。
mds2-finding-operated-from-afar = 別の装置から操作できます。
mds2-finding-port-list-available = 使う通信ポート（通信の出入口）の一覧をもらえます。
mds2-finding-no-port-list = 使う通信ポート（通信の出入口）の一覧がありません。
mds2-finding-keeps-personal-data = 電源を切っても、個人情報が機器の中に残ります。
mds2-finding-cannot-erase = データを完全に消す機能や手順がありません。
mds2-finding-storage-not-secured = 個人情報が入った部品を、工具なしに取り外せます。
mds2-finding-unneeded-open = 使わない通信、サービス、共有、アプリのどれかが、開いたままです。
mds2-finding-starts-from-media = USBメモリーなどから起動されたり、起動時の設定を変えられたりするおそれがあります。
mds2-finding-can-be-added-to = 許可のないソフトウェアや部品を、工具なしに付け加えられます。
mds2-finding-hardening-guide = さらに攻撃されにくくする手順書をもらえます。
mds2-finding-no-scan-guidance = ネットワークの弱点検査をしてよいか、文書に書かれていません。
mds2-finding-security-manual = 病院向けのセキュリティの文書があります。
mds2-finding-no-security-manual = 病院向けのセキュリティの文書がありません。
mds2-finding-controls-recommended = 製造業者がすすめる補完的対策の文書があります。
mds2-finding-support-dates-published = サポートの期限や更新の情報が公開されています。
mds2-finding-no-support-dates = サポートの期限や更新の情報が公開されていません。
mds2-finding-no-parts-plan = 組み込まれた他社のソフトウェアのサポート終了に、備えた計画がありません。
mds2-finding-emergency-access = 緊急時に、通常の手順なしで使えます。
mds2-finding-diagram-available = 接続やデータの流れの図をもらえます。
mds2-finding-hosted-by-maker = 製造業者のサーバーで動くソフトウェアです。

## すること

mds2-todo-ask-form = 製造業者か販売業者に、開示書（MDS2）をもらってください。
mds2-todo-ask-answers = 答えのない質問を、製造業者に聞いてください。
mds2-todo-read-notes = 備考を読み、分からなければ製造業者に聞いてください。
mds2-todo-read-text = 書かれている内容を読み、意味を製造業者に確かめてください。
mds2-todo-read-form = 添付した開示書を開いて、内容を読んでください。
mds2-todo-choose-controls = 下の補完的対策から、この機器でできるものを選んでください。診療の妨げにならないか、製造業者にも確かめてください。
mds2-todo-install-protection = 入れてよい対策ソフトを製造業者に聞き、入れてもらってください。
mds2-todo-agree-updates = だれが、いつ更新するかを、製造業者や保守業者と決めてください。
mds2-todo-ask-document = その内容が書かれた文書をもらって、添付してください。
mds2-todo-check-remote-line = 保守用リモート接続回線が台帳にあるか確かめ、なければ記入してください。回線がないときは「無」と記入します。
mds2-todo-agree-remote-sessions = リモート保守の前の連絡、立ち会い、見てよいデータを、製造業者と決めてください。
mds2-todo-ask-sbom = 最新のSBOMをもらって、取り込んでください。
mds2-todo-ask-software-list = OSと主なソフトウェアの名前とバージョンを、製造業者に聞いてください。
mds2-todo-ask-vulnerability-contact = 弱点が見つかったときの連絡先と対応のしかたを、製造業者に聞いてください。
mds2-todo-plan-updates = 病院のだれが、いつ更新するかを決めてください。更新の前に、機器への影響を製造業者に確かめてください。
mds2-todo-check-after-updates = 更新が入る時間を確かめ、更新のあとに機器が正しく動くか点検してください。
mds2-todo-take-from-maker = ソフトウェアと更新は、製造業者か保守業者から直接受け取ったものだけを入れてください。
mds2-todo-limit-people = 機器に近づける人を限り、設置場所を台帳に記入してください。
mds2-todo-manage-passwords = だれがどのパスワードや権限を持つかを決め、人が替わったら見直してください。
mds2-todo-ask-accounts = アカウントの一覧と、初めから付いているパスワードの変え方を、製造業者に聞いてください。
mds2-todo-log-off-by-hand = 離れるときはログオフするか画面を閉じることを、使う人に伝えてください。
mds2-todo-record-use = 使った人を、使用記録など別の方法で残してください。
mds2-todo-review-log = 監査の記録を機器で見る方法を聞き、点検のときに確かめてください。
mds2-todo-plan-backup = バックアップの方法と、データを戻す手順を決めて、一度試してください。
mds2-todo-ask-recovery = 壊れたときに元の設定に戻す方法とかかる時間を、製造業者に聞いてください。
mds2-todo-protect-stored-data = 機器や媒体を持ち出されないようにし、運び出すときの決まりを作ってください。
mds2-todo-protect-traffic = ほかから切り離したネットワークで使い、通信の相手を限ってください。
mds2-todo-record-connection = 何とつながるかを台帳に記入し、構成図に入れてください。
mds2-todo-rule-for-media = 使ってよい媒体と、使う前の検査の決まりを作ってください。
mds2-todo-ask-ports = 通信ポートの一覧をもらい、それ以外の通信をファイアウォールで閉じてください。
mds2-todo-erase-before-disposal = 廃棄、修理、返却の前に、データを消したか確かめてください。
mds2-todo-agree-disposal = 廃棄や返却のときに記憶装置をどうするか、製造業者と決めてください。
mds2-todo-ask-to-close = 使わないものを閉じられるか、製造業者に聞いてください。
mds2-todo-ask-before-scan = 弱点検査をする前に、してよいか製造業者に確かめてください。
mds2-todo-record-support-dates = 公開されているサポート終了日を、台帳に記入してください。
mds2-todo-ask-support-dates = 製品寿命終了（EOL）とサポート終了（EOS）の日を、製造業者に聞いてください。
mds2-todo-agree-emergency-access = 緊急時の使い方と、使ったあとの記録のしかたを決めてください。
mds2-todo-ask-diagram = 図をもらって添付し、構成図と見比べてください。
mds2-todo-ask-sds = サービス事業者による医療情報セキュリティ開示書（SDS）をもらってください。

## 補完的対策（補完的リスクコントロール）

mds2-control-physical-access = 物理的アクセスの制限: 入れる人を限った場所に置きます。
mds2-control-removable-media = リムーバブルメディアの管理: USBメモリーなどの使用を、設定や差込口のふたで制限します。
mds2-control-isolation = ネットワークの隔離: 機器をネットワークから外します。
mds2-control-segmentation = ネットワークの分離: 機器を専用の区画（VLAN）に分けます。
mds2-control-monitoring = 監視: 侵入検知システムなどで、あやしい通信を見張ります。
mds2-control-remote-access = リモートアクセスの制限: 外からつなぐ機能を機器から外すか、止めます。
mds2-control-firewall = ファイアウォール: 機器の手前に置き、必要な通信だけを通します。
mds2-control-malware-protection = マルウェア対策: 対策ソフトを入れます。ネットワークにつながない機器には、定義の更新がいらないものを選びます。
mds2-control-backup = バックアップ及び復元: データと設定を控え、戻す手順を用意します。

## 章

mds2-section-doc = 文書と製品について
mds2-section-mpii = 個人情報の取り扱い
mds2-section-alof = 自動ログオフ
mds2-section-audt = 監査の記録
mds2-section-auth = 利用の許可（権限）
mds2-section-cnfs = セキュリティ機能の設定
mds2-section-csup = セキュリティの更新
mds2-section-didt = 個人が分からないようにする加工
mds2-section-dtbk = バックアップと災害からの復旧
mds2-section-emrg = 緊急時のアクセス
mds2-section-igau = 診療データが正しいことの確認
mds2-section-mldp = マルウェアの検知と対策
mds2-section-naut = 通信相手の確認
mds2-section-conn = 接続の手段
mds2-section-paut = 利用者の本人確認
mds2-section-plok = 物理的な鍵
mds2-section-rdmp = 他社製部品の今後の計画
mds2-section-sbom = SBOM（ソフトウェア部品表）
mds2-section-sahd = 攻撃されにくくする設定
mds2-section-sgud = セキュリティの文書
mds2-section-stcf = 保存データの秘密を守る
mds2-section-txcf = 送信データの秘密を守る
mds2-section-txig = 送信データの改変を防ぐ
mds2-section-rmot = リモート保守
mds2-section-othr = その他
mds2-section-mgmt = 情報セキュリティの管理（ISMS）
mds2-section-orgn = 組織的な安全対策
mds2-section-phys = 物理的な安全対策
mds2-section-tech = 技術的な安全対策
mds2-section-humn = 人的な安全対策
mds2-section-disp = 情報の破棄
mds2-section-mntn = システムの改造と保守
mds2-section-take = 情報と機器の持ち出し
mds2-section-bcp = 災害やサイバー攻撃のときの対応
mds2-section-exch = 外部との情報のやりとり
mds2-section-sign = 電子署名
mds2-section-true = 真正性（書き換えられないこと）
mds2-section-read = 見読性（読めること）
mds2-section-keep = 保存性（保存し続けられること）
mds2-section-outs = 外部での保存
mds2-section-scan = 紙の書類の電子化

## 画面

documents-tab-compare = 開示書を比べる

mds2-answer-yes = はい
mds2-answer-no = いいえ
mds2-answer-not-applicable = 該当なし
mds2-answer-see-notes = 備考参照
mds2-answer-text = 記入
mds2-answer-unrecognized = 読み取れない答え
mds2-answer-unanswered = 答えなし

mds2-question-unknown = （開示書の原本を見てください）
mds2-section-none = この版にない質問

mds2-says = 書いてあること
mds2-edition = 書式
mds2-says-nothing = 製品名や連絡先は書かれていません。
mds2-type-on = 続きを入力する

mds2-tally = { $count }問の答え
mds2-tally-why = 「備考参照」「読み取れない答え」「答えなし」は、はい・いいえのどちらとも数えません。

mds2-findings = この開示書からわかること
mds2-findings-source = どの答えを大事とするかは、この台帳の判断です。補完的対策は、製造販売業者向け手引書 6.6.3 表3の種類です。
mds2-findings-count = { $count }件
mds2-not-a-verdict = ここに出るのは、開示書に書かれた答えの意味です。出ていないことが、安全という意味ではありません。
mds2-maybe-on-network = ネットワークにつながる（かもしれない）機器として見ています。
mds2-off-network = 台帳では、すべてネットワークにつないでいない機器です。
mds2-controls = 補完的対策（機器の外側で補う方法）{ $count }種類
mds2-because = 根拠の質問：{ $questions }
mds2-because-many = 根拠の質問（{ $count }問）
mds2-to-devices = この製品の機器を見る
mds2-to-documents = 受け取る文書を見る

mds2-fills = 台帳に記入できること
mds2-fills-none = この開示書から台帳に記入できることは見つかりませんでした。
mds2-fills-why = 開示書の答えと台帳を比べました。台帳にある値は書き換えません。
mds2-fill-column-field = 項目
mds2-fill-column-held = いまの台帳
mds2-fill-column-proposed = 開示書の答え
mds2-fill-column-standing = すること
mds2-fill-blank = 未記入
mds2-fill-accept = 台帳に記入
mds2-fill-all = 足りない{ $count }項目をまとめて記入
mds2-fill-possible = 製品としてはできる、という答えです。この病院で使っているかを確かめてから記入してください。
mds2-fill-same = 台帳と同じ
mds2-fill-contradicts = 台帳と違う
mds2-fill-contradicts-do = どちらが正しいか、機器とメーカーに確かめてください。
mds2-fill-not-used = 製品ではできるが、ここでは使っていない
mds2-fill-disputed = 台帳の中で食い違っている
mds2-filled = 開示書から{ $count }か所を台帳に記入しました

mds2-questions = 質問と答え
mds2-questions-source = 質問は、この台帳の言葉で短く言い換えたものです。正確な質問は開示書の原本を見てください。
mds2-search = 番号・質問・備考で探す
mds2-only = どの質問を出すか
mds2-only-all = すべて
mds2-only-unanswered = 答えなし
mds2-only-see-notes = はっきりしない
mds2-only-found = わかることがある
mds2-found = { $count }問（全{ $total }問）
mds2-section-count = { $count }問
mds2-section-unanswered = 答えなし{ $count }
mds2-column-number = 番号
mds2-column-question = 質問
mds2-column-answer = 答え
mds2-column-note = 備考
mds2-column-change = 変化
mds2-column-before = 前
mds2-column-after = 後
mds2-column-finding = わかること

mds2-changes = 前の開示書からの変化
mds2-changes-against = 比べる相手
mds2-changes-unreadable = どちらかが読めないか、書式が違うため、比べられません。
mds2-changes-none = 変わった答えはありません。
mds2-changes-count = 変わったところが{ $count }か所あります。
mds2-changes-show = 一覧を見る
mds2-change-changed = 答えが変わった
mds2-change-withdrawn = 答えがなくなった
mds2-change-answered = 答えが入った
mds2-change-still-unknown = 分からないまま
mds2-change-note = 備考が変わった

mds2-problems = 読めなかったところが{ $count }か所あります
mds2-problem-unknown = この版にない質問「{ $id }」の答えがあります。
mds2-problem-unrecognized = { $id }の答え「{ $text }」は、はい・いいえ・該当なし・備考参照のどれでもありません。
mds2-problem-again = { $id }に二つ目の答え（{ $text }）があります。初めの答えを使いました。
mds2-problem-sheet = シート「{ $sheet }」を読めませんでした。
mds2-problem-table = 表として読みにくいところがあります。

mds2-card = MDS2（セキュリティ開示書）からわかること
mds2-card-nothing-urgent = すぐに対応が必要とされる答えは見つかりませんでした。安全という意味ではありません。
mds2-card-more = ほか{ $count }件を開示書のページで見る
mds2-card-others = 参考になること{ $count }件
mds2-card-unread = 開示書はありますが、中身を自動で読めません
mds2-card-unread-do = PDFや紙の開示書は、答えが分からないものとして数えます。Excel版をもらうか、手で入力すると、わかることがここに出ます。
mds2-compare-link = ほかの製品と比べる
mds2-type-link = 開示書を手で入力

mds2-compare = 開示書で2つの製品を比べる
mds2-compare-text = 買う前の比較に使えます。開示書は製品のページで付けます。開示書がない製品は「分からない」と出ます。
mds2-compare-choose = 選んでください
mds2-compare-left = 1つ目の製品
mds2-compare-right = 2つ目の製品
mds2-meanings = わかることの比較
mds2-meanings-none = 対応が必要とわかったことは、どちらにもありません。安全という意味ではありません。
mds2-meanings-unknown = 分からないこと（{ $count }件）
mds2-meanings-not-found = どちらにも当てはまらないこと（{ $count }件）
mds2-meanings-information = 参考（{ $count }件）
mds2-presence-found = 当てはまる
mds2-presence-not-found = 当てはまらない
mds2-presence-cannot-tell = 分からない
mds2-pairs = 答えの比較
mds2-pairs-differing = 違う答え
mds2-pairs-unknown = 分からない答え
mds2-pairs-all = すべて
mds2-pairs-none = ありません。

mds2-type = 開示書を手で入力
mds2-type-text = 紙やPDFの開示書を見ながら、番号と答えと備考を書き写します。空のままの行は「答えなし」になります。分からないところは空けておいてください。
mds2-type-edition = どの書式か
mds2-type-choose = 選んでください
mds2-type-more = 行を足す
mds2-type-wrong = 番号を読めない行があります
mds2-type-wrong-do = 赤い枠の番号を、開示書に印刷されたとおりに直してください（例：10-1、B.2、12.1）。同じ番号は一度だけ入力できます。
mds2-type-failed = 保存できませんでした
mds2-type-note = 手で入力
mds2-type-file-hn1-2019 = MDS2（2019年版）{ $model } { $date }.json
mds2-type-file-hn1-2013 = MDS2（2013年版）{ $model } { $date }.json
mds2-type-file-mds = MDS { $model } { $date }.json
mds2-type-file-sds = SDS { $model } { $date }.json

mds2-by-hand = この開示書は自動で読めません
mds2-by-hand-do = 書かれていることは、答えが分からないものとして数えています。手で入力すると、わかることやすることが出ます。
