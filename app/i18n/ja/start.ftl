### 最初の画面

start-title = 医療機器の台帳をはじめる
start-lead = 院内の医療機器とそのネットワーク、ソフトウェア、保守の情報を、このブラウザーの中の台帳にまとめます。
start-new = 新しい台帳
start-new-text = 施設名と記入者の名前を入れると、すぐに使えます。機器はあとから取り込みでも手入力でも追加できます。
start-new-action = 新しく作る
start-file = 手元の一覧から
start-file-text = ExcelやCSVの機器一覧をここに置いてください。内容を確かめてから台帳に入れます。
start-file-action = ファイルを選ぶ
start-sample = 見本を見る
start-sample-text = 架空の150床の病院と約300台の機器で、画面をひととおり試せます。見本はいつでも消せます。
start-sample-action = 見本を開く
start-sample-failed = 見本を読み込めませんでした。ページを読み込み直してから、もう一度試してください。
start-exchange = 同僚から台帳のファイル（.daicho）を受け取ったときや、控えから始めるときは、
start-exchange-action = 受け取ったファイルを開く
start-privacy = データは外に送りません
start-privacy-text = 台帳はこのパソコンのこのブラウザーだけに保存します。外に出るのは、自分で保存したファイルだけです。

begin-title = 新しい台帳
begin-name-empty = 施設名を入力してください。
begin-action = 台帳を作る
facility-name = 施設名
facility-beds = 病床数
facility-beds-hint = 分からなければ空欄でかまいません。
