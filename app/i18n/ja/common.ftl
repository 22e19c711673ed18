### 画面のどこでも使う言葉

app-name = 台帳 Daicho
skip-to-content = 本文へ移動
nav-label = メインメニュー
nav-home = ホーム
nav-devices = 機器一覧
nav-documents = 文書
nav-network = ネットワーク
nav-contracts = 契約
contacts-title = 連絡先
nav-import = 取り込み
nav-exchange = 受け渡し
nav-settings = 設定
language-label = 表示言語

loading = 読み込んでいます…
save = 保存する
cancel = キャンセル
close = 閉じる
undo = 元に戻す
redo = やり直す
required = 必須
try-again = もう一度試す

table-print-cut = 印刷できるのは先頭の { $printed } 行までです（全 { $rows } 行）。絞り込んで印刷するか、一覧を書き出してください。
select-all = 表示中の行をすべて選択
select-row = { $row } 行目を選択

drop-one = { $count } 個のうち「{ $file }」を読みます。一度に読めるのは1つです。
drop-elsewhere = ここではファイルを開けません。「取り込み」を開いて、ファイルを選ぶ前の画面に置いてください。

duplicates-title = 同じ機器かもしれないもの
page-not-found-title = このページはありません
page-not-found-text = アドレスが変わったか、間違っています。
page-not-found-home = ホームへ

leave-title = 保存していない入力があります
leave-text = このページを離れると、いま入力した内容は失われます。残すときは「キャンセル」で戻り、「保存する」を押してください。
leave-action = 保存せずに離れる

## 保存の状態

save-saved = 保存済み
save-saving = 保存中…
save-failed = 未保存
save-hint = 変更はこのブラウザーの中に保存します。書き込みが終わってから「保存済み」と表示します。
undone = 元に戻しました。
undone-in-part = 元に戻しました。そのあと別の変更があった項目は、そのまま残しました。
undone-nothing = すでに別の変更があるため、戻すものはありません。
redone = やり直しました。
prefs-not-saved = 設定を保存できませんでした。このタブを閉じるまでは有効です。

not-saved = { $count } 件の変更を保存できていません
not-saved-rescue = この変更は、まだこの画面の中にしかありません。すぐに直らないときは、閉じる前にファイルに退避してください。そのファイルは、あとで「受け渡し」で開けば台帳に入ります。
rescue = 未保存の変更をファイルに退避
rescue-failed = ファイルを作れませんでした。
give-up = 変更をあきらめる

## 新しい版

new-version = 新しい版の準備ができました
new-version-text = 区切りのよいところで読み込み直すと、新しい版になります。それまでは今の版のまま使えます。入力中の内容は、先に保存してください。
new-version-reload = 読み込み直す

## 台帳を開けない・壊れている

ledger-not-opened = 台帳を開けませんでした
error-detail = 詳しい内容（問い合わせ用）
damaged = 台帳の { $count } か所を読み取れませんでした
damaged-text = 読み取れた部分はそのまま使えます。まず一覧を書き出して控えを取り、手元に以前のファイルがあれば見比べてください。

store-error-quota = ディスクまたはブラウザーの保存領域がいっぱいです。不要なファイルを消して空きを作り、もう一度試してください。
store-error-blocked = 別のタブが古い版の台帳を開いています。ほかのタブをすべて閉じて、もう一度試してください。
store-error-stale = 別のタブが先に書き込みました。ページを読み込み直してください。
store-error-gone = このブラウザーのサイトデータが消され、保存してあった台帳がなくなりました。台帳は、もうこの画面の中にしかありません。どうするか決めるまで、このタブを閉じないでください。
store-error-too-new = この台帳は新しい版のプログラムで作られています。データには触れていません。ページを読み込み直し、新しい版で開いてください。
store-error-corrupt = 保存されているデータが壊れていて読み取れません。ブラウザーのデータは消さずに、詳しい内容を添えて担当者に相談してください。
store-error-already-stored = 同じ番号の変更がすでに保存されています。ブラウザーのプロファイルを複製した可能性があります。ページを読み込み直してください。
store-error-connection-lost = データベースとの接続が切れました。もう一度試してください。
store-error-aborted = ブラウザーが書き込みを途中で取りやめました。ディスクの空きを確かめて、もう一度試してください。
store-error-unavailable = このブラウザーではデータを保存できません。シークレットウィンドウを使っていないか、サイトデータの保存が禁止されていないか確かめてください。

gone-title = 保存してあった台帳が消えています
gone-history = まず「ファイルに退避」で控えを取ってから、書き戻してください。書き戻すと今の内容はすべて戻りますが、だれがいつ変更したかの履歴は戻りません。
gone-write-back = この画面の台帳を書き戻す
gone-rescue = ファイルに退避
gone-let-go = この台帳をあきらめる
gone-let-go-title = この台帳をあきらめますか
gone-let-go-text = この画面にある台帳は失われ、元に戻せません。ブラウザーに今あるもの（なければ空）を開きます。
gone-other = このブラウザーでは、ほかのタブですでに別の台帳を始めています。混ざらないように、書き戻しませんでした。ファイルに退避してください。

## 一覧を作る・履歴を調べるなど、裏で動く仕事

worker-broken = 途中でプログラムが止まりました。台帳はそのままです。ほかのタブやプログラムを閉じて、もう一度試してください。
worker-failed = 途中で取りやめました。台帳はそのままです。もう一度試してください。

## 見本

sample-label = 見本の台帳
sample-banner = これは見本です。この病院・機器・会社は実在しません。
sample-leave = 見本を消して始める

## 記入者

author-title = 記入者の名前を教えてください
author-why = だれが変更したかを台帳の履歴に残します。たずねるのは一度だけです。
author-label = 記入者の名前
author-hint = 例: 臨床工学科 佐藤。台帳の変更の記録に残ります。
author-empty = 名前を入力してください。
author-save = この名前で保存
