### 設定

settings-title = 設定
facility-title = 施設
facility-saved = 施設の情報を保存しました。

title-department = 部署
why-department = 機器の置き場所や管理元を選ぶときに使います。
title-person = 担当者
why-person = 機器の責任者や、安全管理の責任者を登録します。
title-organization = 事業者
why-organization = 製造販売業者、販売業者、貸与業者、修理業者などです。
title-contact = 事業者の連絡窓口
why-contact = 故障やサイバー攻撃のときに連絡する、事業者の担当者や窓口です。機器の画面にも表示します。

entity-add = 追加
entity-none = まだ登録がありません。
entity-actions = 操作
entity-edit = 「{ $name }」を編集
entity-delete = 「{ $name }」を削除
entity-deleted = 削除しました。
entity-saved = 保存しました。
entity-used-title = 使われています
entity-used = { $count } 件の記録がこれを参照しています。削除しても記録は残りますが、名前は選べなくなります。
entity-delete-action = 削除する
entity-name-empty = 名前を入力してください。
entity-name-taken = 同じ名前がすでにあります。
entity-organization-empty = 事業者を選んでください。まだなければ、先に「事業者」に追加してください。
entity-nothing = （なし）
entity-name = 名前
entity-roles = 役割
entity-department = 部署
entity-organization = 事業者
entity-role = 担当
entity-contact = 窓口
entity-phone = 電話・内線
entity-email = メールアドレス
entity-purposes = 何の連絡先か
entity-hours = つながる時間
entity-confirmed_on = 確認した日
entity-note = 備考

form-add-department = 部署を追加
form-edit-department = 部署を編集
form-add-person = 担当者を追加
form-edit-person = 担当者を編集
form-add-organization = 事業者を追加
form-edit-organization = 事業者を編集
form-add-contact = 連絡窓口を追加
form-edit-contact = 連絡窓口を編集

personal-title = 記入者と表示
personal-saved = 記入者の名前を保存しました。
theme-label = 画面の明るさ
theme-system = パソコンに合わせる
theme-light = 明るい
theme-dark = 暗い

storage-title = 保存領域
storage-text = 台帳はこのブラウザーの保存領域にあります。空きが少なくなるとブラウザーが消すことがあるため、保護を頼んでおくと安心です。
storage-kept-yes = 保護されています
storage-kept-no = 保護されていません
storage-kept-unknown = ブラウザーが答えません
storage-ask = ブラウザーに保護を頼む
storage-refused = ブラウザーは保護を約束しませんでした
storage-refused-text = よく使うサイトやブックマークしたサイトだけを保護するブラウザーがあります。こまめにファイルへ書き出してください。

check-title = 台帳の点検
check-text = 保存してある変更の記録を一つずつ読み、書いたときのままか、抜けや書き換えがないかを確かめます。台帳は変わりません。
check-start = 点検する
check-running = 変更の記録を確かめています
check-none = 変更の記録はまだありません。
check-sound = 異常はありません
check-sound-text = { $commits } 件の変更の記録（書いたブラウザー: { $replicas }）は、すべて書いたときのままです。最後の記録は { $until } です。
check-broken = { $count } 件の変更の記録に異常があります
check-broken-one = { $seq } 番目の記録（{ $at }、ブラウザー { $replica }）: { $fault }
check-broken-more = ほかに { $count } 件
check-broken-text = 残りの { $commits } 件は書いたときのままで、画面に出ています。まず一覧を書き出して控えを取り、手元に以前のファイルがあれば見比べてください。
check-at-unknown = 日時不明
check-fault-missing = 記録がないか、読み取れません。
check-fault-changed = 書いたときの内容と違います。
check-fault-unlinked = 一つ前の記録とつながりません。どちらかが書き換えられています。
check-failed = 点検を終えられませんでした

erase-title = すべて消す
erase-text = 共用のパソコンを返すときや、見本を消して本番を始めるときに使います。
erase-open = すべて消す…
erase-question = この台帳をすべて消しますか
erase-goes = 消えるもの
erase-goes-text = このブラウザーにある台帳、変更の記録、設定。元に戻せません。
erase-stays = 消えずに残るもの
erase-stays-text = 書き出したファイル、パソコンやサーバーのバックアップ、ほかのパソコンやブラウザーにある台帳は残ります。ディスクから完全に消し去ることまでは保証できません。
erase-type = 確認のため「{ $word }」と入力してください
erase-word = 消去
erase-wrong = 「{ $word }」と入力してください。
erase-action = すべて消す
erased = このブラウザーの台帳を消しました。
