module gopherscope/samples

go 1.23
